import { isTemplate, segmentsOf } from '../../paths.js';
import { caseRule } from './case-rule.js';

export const pathCase = caseRule({
  code: 'path-case',
  presets: ['strict'],
  noun: 'path segment',
  preferred: 'kebab-case',
  why: 'Paths are compared letter by letter (RFC 3986, section 6.2.2.1): who can not tell the casing of one from the others gets a 404.',
  bad: `
paths:
  /petFood:
    get: { responses: { '200': { description: All of it. } } }
  /pet-shops/opening-hours: { get: { responses: { '200': { description: All of them. } } } }
  /pet-owners/home-addresses: { get: { responses: { '200': { description: All of them. } } } }
  /pet-toys: { get: { responses: { '200': { description: All of them. } } } }
`,
  good: `
paths:
  /pet-food:
    get: { responses: { '200': { description: All of it. } } }
  /pet-shops/opening-hours: { get: { responses: { '200': { description: All of them. } } } }
  /pet-owners/home-addresses: { get: { responses: { '200': { description: All of them. } } } }
  /pet-toys: { get: { responses: { '200': { description: All of them. } } } }
`,
  names: tell => ({
    paths: node => {
      const told = new Set<string>();
      for (const path of Object.keys(node.value)) {
        if (!path.startsWith('/')) continue;
        for (const segment of segmentsOf(path)) {
          const name = segment.replace(/(?:\.[a-z0-9]+|:[A-Za-z]+)$/, '');
          if (name === '' || isTemplate(segment) || told.has(name)) continue;
          told.add(name);
          tell(name, { node, at: path, part: 'key' });
        }
      }
    },
  }),
});
