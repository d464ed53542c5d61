// https://spec.openapis.org/oas/v3.2.0.html#openapi-object
import type { Json, SourceFile } from '../../document/index.js';
import type { Builder } from '../build/builder.js';
import { isObject, token } from '../node.js';
import { isKnownDialect } from '../schema/dialect.js';
import { hasSigns } from '../schema/resource.js';
import type { ContractRule } from './rule.js';

/** What stands in these is a value, whatever it is called. */
const data = new Set(['enum', 'const', 'default', 'example', 'examples', 'value', 'dataValue']);

/** `jsonSchemaDialect` of a file and each `$schema` names a dialect that is known; else it is read as 2020-12. */
export const unknownDialects: ContractRule = ({ builder }) => {
  for (const file of builder.set.files.values()) {
    if (!isObject(file.value)) continue;
    tell(builder, file, '/jsonSchemaDialect', file.value['jsonSchemaDialect']);
    // reading the text is several times faster than a walk, and most documents do without
    if (hasSigns(file) && file.text.includes('$schema')) visit(builder, file, file.value, '');
  }
};

function visit(builder: Builder, file: SourceFile, value: Json, pointer: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (data.has(name) || name.startsWith('x-')) continue;
    const below = `${pointer}/${token(name)}`;
    if (name === '$schema') tell(builder, file, below, item);
    visit(builder, file, item, below);
  }
}

function tell(builder: Builder, file: SourceFile, pointer: string, uri: Json | undefined): void {
  if (typeof uri !== 'string' || isKnownDialect(uri, builder.set)) return;
  const message = `the dialect ${JSON.stringify(uri)} is not known: what it is about is read as JSON Schema 2020-12`;
  builder.report('schema-dialect-unknown', message, { file, pointer, value: uri });
}
