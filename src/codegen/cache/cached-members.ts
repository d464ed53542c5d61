import { memberKey, type TypeMember } from '../types/type-member.js';
import type { TypePrinter } from '../types/type-printer.js';
import type { RecordStore } from './record-store.js';

/** Gives what was printed. */
export interface PrintedMembers {
  textOf(member: TypeMember): string;
  keyOf(member: TypeMember): string;
}

/** Prints members, those whose text an earlier run has kept from there. */
export async function printCached(
  members: readonly TypeMember[],
  records: RecordStore,
  printer: TypePrinter,
): Promise<PrintedMembers> {
  const keys = new Map(members.map(member => [member, memberKey(member, 'types')]));
  const texts = new Map<string, string>();
  const missing = new Map<string, TypeMember>();
  for (const [member, key] of keys) {
    if (texts.has(key) || missing.has(key)) continue;
    const known = records.get(`type ${key}`);
    if (known === undefined) missing.set(key, member);
    else texts.set(key, known);
  }
  const printed = await printer.print([...missing.values()]);
  for (const [index, key] of [...missing.keys()].entries()) {
    const text = printed[index] ?? 'unknown';
    texts.set(key, text);
    records.set(`type ${key}`, text);
  }
  return {
    textOf: member => texts.get(keys.get(member) ?? '') ?? 'unknown',
    keyOf: member => keys.get(member) ?? '',
  };
}
