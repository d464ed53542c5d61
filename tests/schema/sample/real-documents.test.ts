import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Contract, createContract, type Operation, type Schema } from '../../../src/contract/index.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { loadDocument } from '../../../src/document/index.js';
import { createCompiler } from '../../../src/schema/index.js';
import { createSampler, type SampleResult } from '../../../src/schema/sample/index.js';
import type { Use } from '../../../src/schema/types.js';

const data = process.env.SPECWRIGHT_DOCUMENTS;
const real = data ? describe : describe.skip;
const folder = join(data ?? '.', 'documents');
const corpus = join(folder, 'corpus');

const files = [
  'stripe.yaml',
  'github.json',
  'github-enterprise-3.19.json',
  'asana.yaml',
  'multi-file/api-main.yaml',
  ...(existsSync(corpus) ? readdirSync(corpus).map(name => `corpus/${name}`) : []),
];

/** Schemas that the compiler refuses, with the finding that says why. */
const refused: { readonly [file: string]: readonly string[] } = {};

/** Schemas without a valid value and without a proof of it: how many, and why. */
const without: { readonly [file: string]: readonly [most: number, reason: RegExp] } = {};

function schemasOf(contract: Contract): (readonly [Schema, Use])[] {
  const found = new Map<string, readonly [Schema, Use]>();
  const add = (schema: Schema | undefined, use: Use) => schema && found.set(`${use} ${schema.id}`, [schema, use]);
  const visit = (operation: Operation) => {
    for (const { schema, content } of operation.parameters) add(schema ?? content?.schema, 'request');
    for (const { schema, itemSchema } of operation.requestBody?.content ?? []) {
      add(schema, 'request');
      add(itemSchema, 'request');
    }
    for (const { content, headers } of operation.responses) {
      for (const { schema } of headers) add(schema, 'response');
      for (const { schema, itemSchema } of content) {
        add(schema, 'response');
        add(itemSchema, 'response');
      }
    }
    operation.callbacks.forEach(visit);
  };
  [...contract.operations, ...contract.webhooks].forEach(visit);
  return [...found.values()];
}

function codeOf(error: unknown): string {
  if (!(error instanceof FindingsError)) throw error;
  return error.findings[0]?.code ?? '';
}

real('every schema of a body, response or parameter', () => {
  it.each(files)('of %s has a valid value, one at its limits and an invalid one, or a reason why not', async file => {
    const contract = createContract(await loadDocument(join(folder, file), { root: folder }));
    const compiler = createCompiler(contract.schemas, { unsafePatterns: true });
    const sampler = createSampler({ schemas: contract.schemas, compiler });
    const schemas = schemasOf(contract);
    const errors: string[] = [];
    const empty: SampleResult[] = [];
    const open: SampleResult[] = [];
    for (const [schema, direction] of schemas) {
      try {
        const check = compiler.validate(schema.id, direction);
        for (const kind of ['valid', 'boundary'] as const) {
          const result = sampler.sample(schema, { seed: 1, kind, direction });
          if ('value' in result) expect(check(result.value)).toBeUndefined();
          else if (kind === 'valid') empty.push(result);
        }
        const result = sampler.sample(schema, { seed: 1, kind: 'invalid', direction });
        if ('value' in result) expect(check(result.value)).toBeDefined();
        else open.push(result);
      } catch (error) {
        errors.push(codeOf(error));
      }
    }
    expect(schemas.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(refused[file]?.length ?? 0);
    const unproven = empty
      .filter(result => !('proof' in result))
      .map(result => ('reason' in result ? result.reason : ''));
    const [most, reason] = without[file] ?? [0, /^$/];
    expect(unproven.filter(text => !reason.test(text))).toEqual([]);
    expect(unproven.length).toBeLessThanOrEqual(most);
    expect(open.filter(result => !('proof' in result))).toEqual([]);
  });
});
