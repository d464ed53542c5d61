import type { SchemaId } from '../../contract/index.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { Use } from '../types.js';
import type { Told } from './known.js';

/** One check: a schema seen for one use. What becomes one function. */
export interface Unit {
  /** The schema's id, followed by what sets this view of it apart. Stable. */
  readonly key: string;
  readonly id: SchemaId;
  readonly use: Use;
  /** Names that are not required here because another part of the schema marks them. */
  readonly waived: ReadonlySet<string>;
  /** Without its discriminator: one of its children is being checked already. */
  readonly base: boolean;
  readonly schema: CheckSchema;
  /** Keys of the units that it refers to. */
  readonly references: ReadonlySet<string>;
  /** Those of them that are about the same value. */
  readonly inPlace: ReadonlySet<string>;
  /** What was found to say of it. */
  readonly told: readonly Told[];
}

export function unitKey(id: SchemaId, use: Use, waived: ReadonlySet<string>, base: boolean): string {
  const names = waived.size === 0 ? '' : [...waived].sort().map(encoded).join(',');
  const view = `${use === 'any' ? '' : use}${names && `-${names}`}${base ? '~base' : ''}`;
  return view === '' ? id : `${id}?${view}`;
}

/** Percent-encoding of any text: half of a surrogate pair is escaped as JSON does it, which no other name comes out as. */
function encoded(name: string): string {
  return name.isWellFormed() ? encodeURIComponent(name) : `%${JSON.stringify(name)}`;
}
