import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../../src/cli/config/schema.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import { createService, type ServiceOptions } from '../../src/enforce/index.js';

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');

/** The names that `createService` itself gives where an option is unknown; of all, or of those within one. */
function optionsOf(within?: 'limits' | 'body'): readonly string[] {
  const unknown = { zzzzzzzzzzzz: 1 };
  const options = (within ? { [within]: unknown } : unknown) as unknown as ServiceOptions; // what no type allows
  const plan = { title: '', version: '', basePaths: [''], operations: [], securitySchemes: {} };
  try {
    createService({ plan, load: () => ({ checks: {} }) }, options);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return (/ are (.*)$/.exec(error.findings[0]?.remedy ?? '')?.[1] ?? '').split(', ');
  }
  throw new Error('it was taken');
}

describe('the guide tells of', () => {
  it.each([
    ['every option of createService', optionsOf(), 'enforce.md', 15],
    ['every option of bodies', optionsOf('body'), 'enforce.md', 4],
    ['every limit', optionsOf('limits'), 'limits.md', 8],
    ['every setting', Object.keys(configSchema.properties).filter(name => name !== '$schema'), 'generate.md', 5],
  ])('%s', (_what, names, where, least) => {
    const text = page(where);
    expect(names.length).toBeGreaterThan(least);
    expect(names.filter(name => !new RegExp(`\`(?:\\w+\\.)?${name}\\b`).test(text))).toEqual([]);
  });
});
