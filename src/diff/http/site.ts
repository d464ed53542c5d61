import type { Schema } from '../../contract/index.js';
import type { SchemaSite } from '../report.js';
import type { Context, Pair } from './context.js';

/** Hands the schemas of a part on to those who compare what schemas accept. */
export function compareSchemas(
  pair: Pair,
  { report }: Context,
  site: {
    readonly before: Schema;
    readonly after: Schema;
    readonly travels: SchemaSite['travels'];
    readonly part: string;
    readonly message: SchemaSite['message'];
    readonly sendable?: SchemaSite['sendable'];
    readonly told?: SchemaSite['told'];
  },
): void {
  const { part, ...rest } = site;
  report.schemas({
    ...rest,
    reaches: { operation: pair.after.key, part },
    operations: [pair.before, pair.after],
  });
}
