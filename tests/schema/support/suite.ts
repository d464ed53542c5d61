import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Json, SourceFile } from '../../../src/document/index.js';
import { fileOf } from './schemas.js';

/** The official JSON Schema tests, https://github.com/json-schema-org/JSON-Schema-Test-Suite */
export interface SuiteGroup {
  readonly name: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const require = createRequire(import.meta.url);
const folder = () => join(process.env['SPECWRIGHT_DOCUMENTS'] ?? '', 'json-schema-test-suite');
const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'));

/** The required tests of a draft, or those of a folder below it. */
export function groupsOf(draft: string): SuiteGroup[] {
  const files = readdirSync(join(folder(), draft)).filter(name => name.endsWith('.json'));
  return files.flatMap(file =>
    // The suite has one form, which its own repository checks.
    (read(join(folder(), draft, file)) as unknown as (Omit<SuiteGroup, 'name'> & { description: string })[]).map(
      ({ description, schema, tests }) => ({ name: `${file}: ${description}`, schema, tests }),
    ),
  );
}

/** What the suite's schemas refer to. */
export function remotes(): SourceFile[] {
  const found: SourceFile[] = [];
  const walk = (path: string, uri: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(path, entry.name), `${uri}/${entry.name}`);
      else found.push(fileOf(`${uri}/${entry.name}`, read(join(path, entry.name))));
    }
  };
  walk(join(folder(), 'remotes'), 'http://localhost:1234');
  const parts = ['core', 'applicator', 'unevaluated', 'content', 'validation', 'meta-data', 'format-annotation'];
  for (const name of ['schema', ...parts.map(part => `meta/${part}`)]) {
    const value = require(`ajv/dist/refs/json-schema-2020-12/${name}.json`) as { $id: string };
    found.push(fileOf(value.$id, value as unknown as Json));
  }
  const draft4 = require('ajv-draft-04/dist/refs/json-schema-draft-04.json') as Json;
  found.push(fileOf('http://json-schema.org/draft-04/schema', draft4));
  return found;
}
