import type { SchemaJson } from '../../../contract/index.js';
import { headersOf, parametersOf } from '../../contract-parts.js';
import { names } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const headerValueUnsendable: Rule = {
  code: 'header-value-unsendable',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A header can not carry what its schema allows: characters beyond ASCII, line breaks, or objects within objects.',
  why: 'A field value holds visible ASCII characters, spaces and tabs (RFC 9110, section 5.5), and the style simple is flat (Parameter Object).',
  remedy: 'Keep to ASCII, or encode the value: as percent-encoded text, base64, or JSON by `content`',
  bad: `
paths:
  /pets:
    get:
      parameters: [{ name: X-Unit, in: header, schema: { type: string, enum: [km, µm] } }]
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    get:
      parameters: [{ name: X-Unit, in: header, schema: { type: string, enum: [km, um] } }]
      responses: { '200': { description: All pets. } }
`,
  check: context => ({
    contract: contract => {
      const sent = parametersOf(contract).map(({ parameter, operation }) => ({ header: parameter, operation }));
      const headers = [...sent.filter(({ header }) => header.in === 'header'), ...headersOf(contract)];
      for (const { header, operation } of headers) {
        const flaw = header.schema && flawOf(header.schema.json, context.schemas);
        if (flaw !== undefined)
          context.report(`The header '${header.name}' can't carry ${flaw}`, header.location, {
            operation: operation.key,
          });
      }
    },
  }),
};

// what a field value may hold: visible ASCII, spaces and tabs
const sendable = /^[\t\x20-\x7e]*$/;

function flawOf(json: SchemaJson, tools: SchemaTools): string | undefined {
  const { values = [], properties } = tools.shape(json);
  const bad = values.filter((value): value is string => typeof value === 'string' && !sendable.test(value));
  if (bad.length > 0) return `${names(bad)}: the characters are not visible ASCII`;
  const deep = [...properties].filter(([, said]) => said.some(each => (tools.shape(each).types & 31) === 0));
  return deep.length > 0 ? `the objects or lists in ${names(deep.map(([name]) => name))}` : undefined;
}
