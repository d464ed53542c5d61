import { memberKey, type TypeMember } from '../types/type-member.js';
import type { TypePrinter } from '../types/type-printer.js';
import type { Cache } from './cache.js';

/** The part of the cache that holds them. */
export const typesPart = 'types';

/**
 * Prints members, those that the cache has from there.
 * @returns gives each member's text; and what keeps the texts for the next run
 */
export async function printCached(
  members: readonly TypeMember[],
  cache: Cache,
  printer: TypePrinter,
): Promise<{
  readonly textOf: (member: TypeMember) => string;
  readonly keyOf: (member: TypeMember) => string;
  save(): Promise<void>;
}> {
  const known = await cache.readTexts(typesPart);
  const keys = new Map(members.map(member => [member, memberKey(member, 'types')]));
  const missing = new Map(
    members.flatMap(member => (known.has(keys.get(member) ?? '') ? [] : [[keys.get(member) ?? '', member] as const])),
  );
  const texts = await printer.print([...missing.values()]);
  const printed = new Map([...missing.keys()].map((key, index) => [key, texts[index] ?? 'unknown']));
  const all = new Map([...keys.values()].map(key => [key, printed.get(key) ?? known.get(key) ?? 'unknown']));
  return {
    textOf: member => all.get(keys.get(member) ?? '') ?? 'unknown',
    keyOf: member => keys.get(member) ?? '',
    save: async () => {
      if (missing.size > 0 || known.size !== all.size) await cache.writeTexts(typesPart, all);
    },
  };
}
