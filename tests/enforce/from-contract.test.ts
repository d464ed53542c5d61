import { createContract } from '../../src/contract/index.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';

const endless = "{ allOf: [{ $ref: '#/components/schemas/Endless' }] }";
const document = (schema: string, place: keyof typeof places) => `openapi: 3.2.0
info: { title: T, version: '1' }
paths:
  /a:
    post:
${places[place](schema)}
components: { schemas: { Endless: ${endless} } }
`;
const ok = "responses: { '200': { description: fine } }";

/** Every place of an operation from which a schema is checked. */
const places = {
  parameter: (schema: string) => `      parameters: [{ name: p, in: query, schema: ${schema} }]\n      ${ok}`,
  'content of a parameter': (schema: string) =>
    `      parameters: [{ name: p, in: query, content: { application/json: { schema: ${schema} } } }]\n      ${ok}`,
  body: (schema: string) => `      requestBody: { content: { application/json: { schema: ${schema} } } }\n      ${ok}`,
  'items of a body': (schema: string) =>
    `      requestBody: { content: { application/jsonl: { itemSchema: ${schema} } } }\n      ${ok}`,
  'header of a part': (schema: string) =>
    `      requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: {} } }, encoding: { a: { headers: { X-A: { schema: ${schema} } } } } } } }\n      ${ok}`,
  response: (schema: string) =>
    `      responses: { '200': { description: fine, content: { application/json: { schema: ${schema} } } } }`,
  'header of a response': (schema: string) =>
    `      responses: { '200': { description: fine, headers: { X-A: { schema: ${schema} } } } }`,
  'items of a response': (schema: string) =>
    `      responses: { '200': { description: fine, content: { text/event-stream: { itemSchema: ${schema} } } } }`,
};

/** Schemas that can be loaded, and not be compiled. */
const broken: readonly (readonly [what: string, schema: string, code: string])[] = [
  ['one without end', "{ $ref: '#/components/schemas/Endless' }", 'schema-endless'],
  ['a pattern that can run away', "{ pattern: '^(?=(a+)+$)' }", 'schema-pattern-unsafe'],
];

async function startOf(text: string) {
  const contract = createContract(await loadText(text, { display: 'api.yaml' }));
  try {
    runtimeContract(contract);
    return [];
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return error.findings.map(({ code, location }) => `${code} ${location?.file}:${location?.line}`);
  }
}

describe('a contract from the document', () => {
  const rows = broken.flatMap(([what, schema, code]) =>
    Object.keys(places).map(place => ({ what, schema, code, place: place as keyof typeof places })),
  );
  it.each(rows)('stops the start, not a request: $what ($place)', async ({ schema, code, place }) => {
    const found = await startOf(document(schema, place));
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${code} api\\.yaml:\\d+$`))]);
  });

  it('tells of everything that is wrong at once', async () => {
    const paths = rows.slice(0, 8).map(({ place }, index) => {
      const schema = `{ pattern: '^(?=(${'a'.repeat(index + 1)}+)+$)' }`;
      return `  /p${index}:\n    post:\n${places[place](schema)}\n`;
    });
    const text = `openapi: 3.2.0\ninfo: { title: T, version: '1' }\npaths:\n${paths.join('')}`;
    expect(await startOf(text)).toHaveLength(8);
  });
});
