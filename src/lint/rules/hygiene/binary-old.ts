import type { Rule } from '../../rule.js';

export const binaryOld: Rule = {
  code: 'binary-old',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: "A schema of 3.1 or later says 'format: binary' or 'format: byte'.",
  why: "They mean nothing there (Considerations for File Uploads, Migrating binary descriptions from OAS 3.0): bytes have no 'type', and base64 is said by 'contentEncoding'.",
  remedy: "Write 'contentMediaType: application/octet-stream' without a type, or 'contentEncoding: base64'",
  bad: `
components:
  schemas:
    Photo: { type: string, format: byte }
`,
  good: `
components:
  schemas:
    Photo: { type: string, contentEncoding: base64 }
`,
  check: ({ report, version }) => ({
    schema: node => {
      const { format } = node.value;
      if (version === '3.0' || (format !== 'binary' && format !== 'byte')) return;
      report(`'format: ${format}' is of OpenAPI 3.0`, { node, at: 'format' });
    },
  }),
};
