import { Readable } from 'node:stream';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { flag } from '../text-option.js';
import type { DbContext } from './action.js';

/**
 * Asks before migrations are taken back: what is in the tables that they made is lost. Where nobody can be asked, --yes must
 * have said so.
 * @throws FindingsError usage-invalid where the answer is no, or there is none
 */
export async function confirm(names: readonly string[], { options, io }: DbContext): Promise<void> {
  if (names.length === 0 || flag(options, 'yes')) return;
  const message = `Taking back ${names.join(', ')} may lose data`;
  if (io.stderr.isTTY === true) {
    const { createInterface } = await import('node:readline/promises');
    const asked = createInterface({ input: Readable.from(io.stdin), output: io.stderr });
    // an input that ends gives no answer at all
    const ended = new Promise<string>(resolve => asked.once('close', () => resolve('')));
    const answer = await Promise.race([asked.question(`${message}. Go on? [y/N] `), ended]);
    asked.close();
    if (/^y(es)?$/i.test(answer.trim())) return;
  }
  throw new FindingsError([finding('usage-invalid', message, { remedy: 'Pass --yes where that is meant' })]);
}
