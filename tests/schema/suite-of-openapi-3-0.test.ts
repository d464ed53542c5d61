import { type Contract, createContract } from '../../src/contract/index.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import { loadText } from '../../src/document/index.js';
import { createCompiler } from '../../src/schema/index.js';
import { component } from './support/schemas.js';
import { groupsOf, type SuiteGroup } from './support/suite.js';

const real = process.env['SPECWRIGHT_DOCUMENTS'] ? describe : describe.skip;

/** The keywords of https://spec.openapis.org/oas/v3.0.4.html#schema-object that draft 4 has too, with the same meaning. */
const keywords = new Set([
  ...['type', 'enum', 'allOf', 'oneOf', 'anyOf', 'not', 'items', 'properties', 'additionalProperties', 'required'],
  ...['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength', 'pattern'],
  ...['maxItems', 'minItems', 'uniqueItems', 'maxProperties', 'minProperties', 'format', 'default', 'title'],
  ...['description', '$schema'],
]);

/** Whether a schema says nothing but what a Schema Object of 3.0 can say. */
function isOf30(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return false;
  return Object.entries(schema).every(([keyword, value]) => {
    if (!keywords.has(keyword)) return false;
    if (keyword === 'properties') return Object.values(value as object).every(isOf30);
    if (['allOf', 'oneOf', 'anyOf'].includes(keyword)) return (value as unknown[]).every(isOf30);
    if (keyword === 'not' || keyword === 'items') return isOf30(value);
    if (keyword === 'additionalProperties') return typeof value === 'boolean' || isOf30(value);
    // 3.0 has one type, and no null
    if (keyword === 'type') return typeof value === 'string' && value !== 'null';
    return true;
  });
}

async function contractOf({ schema }: SuiteGroup): Promise<Contract> {
  const { $schema: _, ...rest } = schema as Record<string, unknown>; // a schema of draft 4 is an object
  const info = { title: 'suite', version: '1' };
  const document = { openapi: '3.0.4', info, paths: {}, components: { schemas: { S: rest } } };
  return createContract(await loadText(JSON.stringify(document), { display: 'suite.json' }));
}

real('the official tests of draft 4, in documents of OpenAPI 3.0', () => {
  const groups = process.env['SPECWRIGHT_DOCUMENTS'] ? groupsOf('draft4').filter(({ schema }) => isOf30(schema)) : [];

  it('pass, each that 3.0 has the keywords of', async () => {
    const failing: string[] = [];
    let count = 0;
    for (const group of groups) {
      try {
        const { schemas } = await contractOf(group);
        const check = createCompiler(schemas, { formats: false, unsafePatterns: true }).validate(component('S'), 'any');
        for (const { description, data, valid } of group.tests) {
          count++;
          if ((check(data) === undefined) !== valid) failing.push(`${group.name}: ${description}`);
        }
      } catch (error) {
        if (!(error instanceof FindingsError)) throw error;
        failing.push(`${group.name}: ${error.findings.map(({ message }) => message).join('; ')}`);
      }
    }
    expect(failing).toEqual([]);
    expect(count).toBeGreaterThan(300);
  });
});
