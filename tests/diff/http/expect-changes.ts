import type { ContractChange, DiffOptions } from '../../../src/diff/index.js';
import { confirm } from '../confirm.js';
import { type Compared, compared } from './given.js';

/** What the services of the test do not tell apart: a host, a scope. */
const unseen = ['server-removed', 'security-scope-added', 'oauth-flow-removed'];

/** What shows a message that is no longer sent. */
const gone = ['webhook-removed', 'callback-removed', 'response-removed', 'media-type-removed'];

/** What is expected of a change: its level and code, and the lines in both documents, `-` where there is none. */
export type Want = `${ContractChange['level']} ${string} ${number | '-'} ${number | '-'}`;

export function told({ level, code, before, after }: ContractChange): Want {
  return `${level} ${code} ${before?.line ?? '-'} ${after?.line ?? '-'}`;
}

/** Compares, and expects the changes; every witness is accepted by who writes it and refused, or misread, by who reads it. */
export async function expectChanges(
  old: string,
  now: string,
  want: readonly Want[],
  options: DiffOptions = {},
): Promise<Compared> {
  const found = await compared(old, now, options);
  expect(found.changes.map(told)).toEqual(want);
  for (const change of found.changes) {
    const { witness, level } = change;
    if (change.unknown !== undefined) {
      expect(change.unknown).toMatch(/^[A-Z].* could not be decided: ./);
      expect(change.remedy).toMatch(/accept the change by its fingerprint/);
      expect(change.before ?? change.after).toBeDefined();
    }
    if (level === 'breaking') expect([change.message, witness]).toEqual([change.message, expect.anything()]);
    if (!witness || unseen.includes(change.code)) continue;
    expect(witness.mark).toBeLessThan(witness.message.length);
    const { writer, reader } = await confirm(found, witness, gone.includes(change.code));
    expect([change.message, witness.message, witness.outcome === 'understood-otherwise']).toEqual([
      change.message,
      witness.message,
      reader === 'misread',
    ]);
    expect([change.message, witness.message, writer, reader === 'accepted']).toEqual([
      change.message,
      witness.message,
      'accepted',
      false,
    ]);
  }
  return found;
}
