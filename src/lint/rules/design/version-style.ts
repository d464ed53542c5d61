import { placeIn } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

const version = /^v\d+(?:\.\d+)*$/i;
/** What is asked of the server rather than of the API: whether it runs, what it offers. */
const beside =
  /^\/(?:\.well-known\/.*|-\/.*|health(?:z|check|-check)?(?:\/.*)?|livez?|liveness|readyz?|readiness|startupz?|ping|status|metrics|version|openapi(?:\.\w+)?)?$/i;
const header = /^(?:x-)?(?:api-?)?version$/i;

export const versionStyle: Rule = {
  code: 'version-style',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'The version of the API is said in more than one way.',
  why: 'With the version in some paths and not in others, or in a path and in a header, nobody can say which version a request gets.',
  remedy: 'Say the version in one place: at the beginning of all paths, in the URL of the server, or in a header',
  bad: `
paths:
  /v1/pets:
    get: { responses: { '200': { description: All pets. } } }
  /v1/shops:
    get: { responses: { '200': { description: All shops. } } }
  /toys:
    get: { responses: { '200': { description: All toys. } } }
`,
  good: `
paths:
  /v1/pets:
    get: { responses: { '200': { description: All pets. } } }
  /v1/toys:
    get: { responses: { '200': { description: All toys. } } }
`,
  needsWhole: true,
  check: ({ report }) => ({
    contract: contract => {
      const { operations, servers } = contract;
      const paths = [...new Set(operations.map(({ path }) => path))].filter(path => !beside.test(path));
      const isIn = (url: string) => url.split('/').some(segment => version.test(segment));
      const versioned = paths.filter(isIn);
      const place = placeIn(contract, '/paths');
      const ofServers = servers.find(({ url }) => isIn(url));
      const parameter = operations
        .flatMap(({ parameters }) => parameters)
        .find(({ in: where, name }) => where === 'header' && header.test(name));
      if (place && versioned.length > 0 && versioned.length < paths.length) {
        const without = paths.find(path => !isIn(path));
        report(
          `${versioned.length} of ${paths.length} paths have a version in them, such as '${versioned[0]}', and '${without}' has none`,
          place,
        );
      }
      if (place && versioned.length > 0 && ofServers)
        report(`The version is in the server's URL '${ofServers.url}' and in paths, such as '${versioned[0]}'`, place);
      if (parameter && (versioned.length > 0 || ofServers))
        report(
          `The version is in the header '${parameter.name}' and in '${ofServers?.url ?? versioned[0]}'`,
          parameter.location,
        );
    },
  }),
};
