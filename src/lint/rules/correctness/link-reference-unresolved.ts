import type { WrittenObject } from '../../../contract/index.js';
import { show } from '../../read.js';
import type { Rule } from '../../rule.js';

export const linkReferenceUnresolved: Rule = {
  code: 'link-reference-unresolved',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: "A link's operationRef leads to no operation of the document.",
  why: 'The link can not be followed (Link Object).',
  remedy: 'Correct the reference, such as `#/paths/~1pets~1{petId}/get`, or name the operation by its operationId',
  bad: `
paths:
  /pets:
    post:
      responses:
        '201': { description: A pet., links: { self: { operationRef: '#/paths/pets/get' } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
    post:
      responses:
        '201': { description: A pet., links: { self: { operationRef: '#/paths/~1pets/get' } } }
`,
  needsWhole: true,
  check: context => {
    const links: WrittenObject[] = [];
    return {
      link: node => {
        const { operationRef } = node.value;
        // what leads to another file is not read
        if (typeof operationRef === 'string' && operationRef.startsWith('#')) links.push(node);
      },
      contract: () => {
        for (const node of links) {
          const ref = String(node.value.operationRef);
          const target = context.set.resolve(ref, node);
          const isOperation = target !== undefined && /\/(?:[a-z]+|additionalOperations\/[^/]+)$/.test(target.pointer);
          if (!isOperation)
            context.report(`The operationRef ${show(ref)} leads to no operation`, { node, at: 'operationRef' });
        }
      },
    };
  },
};
