import { isTemplate, segmentsOf } from '../../paths.js';
import { pathRule } from './path-rule.js';

export const pathDepth = pathRule({
  code: 'path-depth',
  severity: 'info',
  presets: ['strict'],
  what: 'A path leads through more resources than a reader keeps in mind.',
  why: 'Each level is one more id that a client has to know, and one more place where a move of a resource breaks its address.',
  remedy:
    'Give what is deep within a path of its own at the top: /toys/{toyId} rather than /owners/{ownerId}/pets/{petId}/toys/{toyId}',
  options: {
    most: {
      schema: { type: 'integer', minimum: 1 },
      default: 4,
      what: 'How many segments that are no parameters a path may have, versions and `api` aside.',
    },
  },
  bad: `
paths:
  /shops/owners/pets/toys/colours:
    get: { responses: { '200': { description: All colours. } } }
`,
  good: `
paths:
  /colours:
    get: { responses: { '200': { description: All colours. } } }
`,
  says: (path, { most }) => {
    const count = segmentsOf(path).filter(
      each => each !== '' && !isTemplate(each) && !/^(?:api|v\d[\d.]*)$/i.test(each),
    ).length;
    return count > Number(most) ? `The path '${path}' is ${count} resources deep, more than ${most}` : undefined;
  },
});
