import type { Rule } from '../../rule.js';

/** https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 and what the message's framing says. */
const framing = new Set([
  ...[
    'connection',
    'content-length',
    'keep-alive',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
  ],
]);

export const headerReserved: Rule = {
  code: 'header-reserved',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A header is declared that HTTP itself, or another part of the contract, is in charge of.',
  why: 'Content-Type of a response is ignored: `content` says it (Response Object). Connection, Content-Length, Transfer-Encoding and their like belong to the connection (RFC 9110, section 7.6.1): no handler can set them as it likes.',
  remedy: 'Remove it; declare media types in `content`',
  fix: 'Removes the header.',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., headers: { Content-Type: { schema: { type: string } } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., content: { text/csv: { schema: { type: string } } } }
`,
  check: ({ report }) => ({
    response: node => {
      for (const name of headersIn(node.value.headers)) {
        const isType = name.toLowerCase() === 'content-type';
        if (!isType && !framing.has(name.toLowerCase())) continue;
        const why = isType ? "is ignored: 'content' says it" : 'belongs to the connection';
        const pointer = `${node.pointer}/headers/${name}`;
        report(
          `The response header '${name}' ${why}`,
          { node, at: ['headers', name], part: 'key' },
          { fix: { edits: [{ pointer }] } },
        );
      }
    },
    parameter: node => {
      const { name } = node.value;
      if (node.value.in !== 'header' || typeof name !== 'string' || !framing.has(name.toLowerCase())) return;
      report(`The header '${name}' belongs to the connection`, { node, at: 'name' });
    },
  }),
};

function headersIn(headers: unknown): readonly string[] {
  return typeof headers === 'object' && headers !== null ? Object.keys(headers) : [];
}
