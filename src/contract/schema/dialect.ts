import type { DocumentSet, SourceFile } from '../../document/index.js';
import { isRecord, own } from './own.js';

/** The language that a schema is written in. `oas30` is OpenAPI 3.0's own. */
export type DialectName = 'oas30' | 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

export interface Dialect {
  readonly name: DialectName;
  /** False where the meta-schema's `$vocabulary` leaves the validation vocabulary out: its keywords assert nothing. */
  readonly validation: boolean;
}

const DRAFT = /draft-0([467])|draft\/(2019-09|2020-12)/;
const VALIDATION = /^https:\/\/json-schema\.org\/draft\/[^/]+\/vocab\/validation$/;

export const dialect = (name: DialectName): Dialect => ({ name, validation: true });

/**
 * The dialect that `$schema` or `jsonSchemaDialect` names; an unknown one is read as 2020-12.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-8.1.1
 */
export function dialectOfUri(uri: string, set: DocumentSet): Dialect {
  const known = DRAFT.exec(uri);
  if (known?.[1]) return dialect(`draft-0${known[1]}` as DialectName);
  if (known?.[2]) return dialect(known[2] as DialectName);
  const meta = set.files.get(uri.replace(/#$/, ''))?.value;
  if (!isRecord(meta)) return dialect('2020-12');
  const vocabulary = own(meta, '$vocabulary');
  const base = own(meta, '$schema');
  const inherited = typeof base === 'string' && base !== uri ? dialectOfUri(base, set).name : '2020-12';
  const validation = !isRecord(vocabulary) || Object.keys(vocabulary).some(name => VALIDATION.test(name));
  return { name: inherited, validation };
}

/** Whether it is known how to read schemas of a dialect: a draft, OpenAPI's own, or one of the documents says what it is made of. */
export function isKnownDialect(uri: string, set: DocumentSet): boolean {
  return DRAFT.test(uri) || uri.includes('/oas/') || isRecord(set.files.get(uri.replace(/#$/, ''))?.value);
}

/** The dialect of a file's schemas where they say nothing themselves. */
export function dialectOfFile(file: SourceFile, set: DocumentSet): Dialect {
  for (const value of [file.value, set.root.value]) {
    if (!isRecord(value)) continue;
    const written = own(value, 'jsonSchemaDialect') ?? own(value, '$schema');
    if (typeof written === 'string' && !written.includes('/oas/')) return dialectOfUri(written, set);
    const version = own(value, 'openapi');
    if (typeof version === 'string') return dialect(version.startsWith('3.0') ? 'oas30' : '2020-12');
  }
  return dialect('2020-12');
}
