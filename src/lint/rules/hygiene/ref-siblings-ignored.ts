import { appendToken } from '../../../document/index.js';
import { names } from '../../read.js';
import type { Rule } from '../../rule.js';

export const refSiblingsIgnored: Rule = {
  code: 'ref-siblings-ignored',
  category: 'hygiene',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'Something stands beside a `$ref` where all but the reference is ignored.',
  why: 'In 3.0 a reference stands alone, and since 3.1 it still does where it is no schema, but for `summary` and `description` (Reference Object): what is written there has no effect.',
  remedy: 'Put the reference into `allOf` beside the rest, or remove the rest',
  fix: 'Removes what is ignored.',
  bad: `
openapi: 3.0.3
paths: {}
components:
  schemas:
    Pet: { type: object, properties: { owner: { $ref: '#/components/schemas/Owner', nullable: true } } }
    Owner: { type: object }
`,
  good: `
openapi: 3.0.3
paths: {}
components:
  schemas:
    Pet: { type: object, properties: { owner: { allOf: [{ $ref: '#/components/schemas/Owner' }] } } }
    Owner: { type: object }
`,
  check: ({ report, version }) => {
    const notes = version === '3.0' ? [] : ['summary', 'description'];
    return {
      reference: node => {
        if (node.of === 'pathItem' || (node.of === 'schema' && version !== '3.0')) return;
        const ignored = Object.keys(node.value).filter(
          name => name !== '$ref' && !notes.includes(name) && !name.startsWith('x-'),
        );
        if (ignored.length === 0) return;
        const edits = ignored.map(name => ({ pointer: appendToken(node.pointer, name) }));
        report(
          `Beside '$ref' ${names(ignored)} ${ignored.length === 1 ? 'is' : 'are'} ignored`,
          {
            node,
            at: ignored[0] as string, // there is one
            part: 'key',
          },
          { fix: { edits } },
        );
      },
    };
  },
};
