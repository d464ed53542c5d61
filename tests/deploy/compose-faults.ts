import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';

const carrier = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
const { $schema: _dialect, ...schema } = JSON.parse(
  readFileSync(join(carrier, 'schemas/compose.schema.json'), 'utf8'),
) as Record<string, unknown>;
// its formats are durations and ports, which ajv does not know and the settings are held against elsewhere
const check = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

/** What the Compose Specification's own schema finds wrong in a file. https://github.com/compose-spec/compose-spec */
export function composeFaults(text: string): readonly string[] {
  if (check(load(text))) return [];
  return (check.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, params['additionalProperty']].filter(Boolean).join(' '),
  );
}
