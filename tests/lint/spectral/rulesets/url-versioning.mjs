// https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets
// The rules of @stoplight/spectral-url-versioning 1.0.6 as facts: their names, what they look at and what they ask; no sentence is theirs.
// biome-ignore-all lint/suspicious/noThenProperty: the name is that of rulesets
import { createRulesetFunction } from '@stoplight/spectral-core';
import { oas2, oas3 } from '@stoplight/spectral-formats';
import { pattern } from '@stoplight/spectral-functions';

const server = { type: 'object', properties: { url: { type: 'string', format: 'url' } }, required: ['url'] };

const oneVersion = createRulesetFunction(
  { input: { type: 'array', items: server }, options: null },
  function oneVersion(servers) {
    const versions = servers.flatMap(({ url }) => {
      const { host, pathname } = new URL(url);
      return [...host.split('.'), ...pathname.split('/')].flatMap(
        each => /^(?:v|version)?(\d+)$/i.exec(each)?.[1] ?? [],
      );
    });
    return new Set(versions).size > 1 ? [{ message: versions.join() }] : [];
  },
);
const lacks = notMatch => ({ function: pattern, functionOptions: { notMatch } });

export default {
  rules: {
    'one-api-version-per-document': {
      description: 'one version',
      severity: 0,
      given: '$.servers',
      formats: [oas3],
      then: { function: oneVersion },
    },
    'only-major-api-versions': {
      description: 'whole versions',
      severity: 1,
      given: '$.servers..url',
      formats: [oas3],
      then: lacks('/[\\.|\\/|](v|version)?[0-9]+\\.[0-9]+/i'),
    },
    'no-path-versioning': {
      description: 'no version in paths',
      severity: 1,
      given: '$.paths[*]~',
      formats: [oas2, oas3],
      then: lacks('/((?:/)(v|version)?[0-9]{1,3}(?:/)?)/i'),
    },
  },
};
