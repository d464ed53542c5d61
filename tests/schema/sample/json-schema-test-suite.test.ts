import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contract, createContract, type SchemaJson } from '../../../src/contract/index.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { loadText } from '../../../src/document/index.js';
import { createCompiler } from '../../../src/schema/index.js';
import { createSampler } from '../../../src/schema/sample/index.js';

interface Group {
  readonly description: string;
  readonly schema: SchemaJson;
  readonly tests: readonly { readonly data: unknown; readonly valid: boolean }[];
}

const data = process.env.SPECWRIGHT_DOCUMENTS;
const real = data ? describe : describe.skip;
const folder = join(data ?? '.', 'json-schema-test-suite', 'draft2020-12');

/** Schemas that refuse every instance of their tests, and are not shown to be empty. */
const unproven = new Set(['unevaluatedProperties with not']);
/** How many groups reference a remote document or an id that a document in hand can't lead to. */
const mostUnread = 45;

async function contractOf(schema: SchemaJson): Promise<Contract | undefined> {
  const document = {
    openapi: '3.1.0',
    info: { title: 'suite', version: '1' },
    paths: {},
    components: { schemas: { S: schema } },
  };
  try {
    return createContract(await loadText(JSON.stringify(document), { display: 'suite.json' }));
  } catch (error) {
    if (error instanceof FindingsError) return undefined;
    throw error;
  }
}

function resultsOf(contract: Contract) {
  const schema = contract.schemas.get('#/components/schemas/S')!;
  const compiler = createCompiler(contract.schemas, { formats: false, content: false, unsafePatterns: true });
  const sampler = createSampler({ schemas: contract.schemas, compiler });
  return (['valid', 'boundary', 'invalid'] as const).map(kind => sampler.sample(schema, { kind, direction: 'any' }));
}

real('the schemas of the JSON Schema test suite', () => {
  it('each have a valid and an invalid value where the suite shows one, and a proof where there is none', async () => {
    const missing: string[] = [];
    let unread = 0;
    for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
      const groups = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Group[]; // the suite's own shape
      for (const { description, schema, tests } of groups) {
        const contract = await contractOf(schema);
        let results: ReturnType<typeof resultsOf> | undefined;
        try {
          results = contract && resultsOf(contract);
        } catch (error) {
          if (!(error instanceof FindingsError)) throw error;
        }
        if (!results) {
          unread++;
          continue;
        }
        const [valid, boundary, invalid] = results;
        const [some, none] = [tests.some(test => test.valid), tests.some(test => !test.valid)];
        if (some && !('value' in valid! && 'value' in boundary!)) missing.push(`valid: ${description}`);
        if (!some && !('value' in valid! || 'proof' in valid! || unproven.has(description)))
          missing.push(`proof: ${description}`);
        if (none && !('value' in invalid!)) missing.push(`invalid: ${description}`);
      }
    }
    expect(missing).toEqual([]);
    expect(unread).toBeLessThanOrEqual(mostUnread);
  });
});
