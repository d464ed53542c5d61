import { appendToken } from '../../../document/index.js';
import type { Rule } from '../../rule.js';

export const nullableWithoutEffect: Rule = {
  code: 'nullable-without-effect',
  category: 'correctness',
  severity: 'warning',
  presets: ['strict'],
  what: '`nullable: true` stands without `type`, or beside an `enum` without null.',
  why: 'It widens the `type` beside it and nothing else (OpenAPI 3.0.3, Schema Object): tools that go by the words refuse null there, others allow it.',
  remedy: 'Add the `type`, or null to the `enum`',
  fix: 'Adds null to the enum.',
  bad: `
openapi: 3.0.3
paths: {}
components:
  schemas:
    Size: { type: string, nullable: true, enum: [small, large] }
`,
  good: `
openapi: 3.0.3
paths: {}
components:
  schemas:
    Size: { type: string, nullable: true, enum: [small, large, null] }
`,
  check: ({ report, version }) => ({
    schema: node => {
      const { nullable, type, enum: listed } = node.value;
      if (version !== '3.0' || nullable !== true) return;
      const at = { node, at: 'nullable', part: 'key' } as const;
      if (type === undefined) report("'nullable' has no effect without 'type' beside it", at);
      else if (Array.isArray(listed) && !listed.includes(null)) {
        const edit = { pointer: appendToken(node.pointer, 'enum'), value: [...listed, null] };
        report("'nullable' allows null, but the enum beside it does not", at, { fix: { edits: [edit] } });
      }
    },
  }),
};
