import { isObject, show } from '../../read.js';
import type { Rule } from '../../rule.js';

export const refChain: Rule = {
  code: 'ref-chain',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: 'A component is nothing but a reference to another one.',
  why: 'Whoever reads it takes two steps, and some tools follow only one.',
  remedy: 'Refer to the other one directly',
  bad: `
components:
  schemas:
    Pet: { $ref: '#/components/schemas/Animal' }
    Animal: { type: object }
`,
  good: `
components:
  schemas:
    Animal: { type: object }
`,
  check: ({ report, set }) => ({
    reference: node => {
      if (node.parent?.type !== 'components' || Object.keys(node.value).length > 1) return;
      const ref = String(node.value.$ref);
      // a component may give what stands in another file its name here
      const target = set.resolve(ref, node);
      if (target?.file !== node.file || !isObject(target.value) || !target.pointer.startsWith('/components/')) return;
      report(`'${node.key}' is nothing but a reference to ${show(ref)}`, node);
    },
  }),
};
