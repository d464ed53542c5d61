// https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types
import type { MediaPlan } from '../../../plan/index.js';
import { bodySettings } from '../limits.js';
import { pointerOf } from '../result.js';
import { FormParts, formRules } from './form-parts.js';
import type { PartTaker } from './parse-multipart.js';
import { MultipartScanner } from './scanner.js';

/**
 * Reads a form that is there as a whole, as `formReader` reads one that comes. No part's headers are checked, and the text that
 * a file holds stands for it.
 * @returns undefined where it is not one that the plan can be read of
 */
export function readWholeForm(
  plan: Pick<MediaPlan, 'wire' | 'encoding' | 'range'>,
  text: string,
  boundary: string,
): { readonly value: unknown } | undefined {
  const settings = bodySettings({});
  const parts = new FormParts(formRules(plan, { checks: {} }), settings, () => unread);
  const files: string[] = [];
  const scanner = new MultipartScanner(boundary, { parts: settings.parts });
  let taker: PartTaker | undefined;
  let chunks: Buffer[] = [];
  for (const event of [...scanner.write(Buffer.from(text)), ...scanner.end()]) {
    if (event.kind === 'refused') return undefined;
    if (event.kind === 'data') chunks.push(event.bytes);
    else if (event.kind === 'part') {
      const opened = parts.open(event.headers);
      if ('code' in opened) return undefined;
      [taker, chunks] = [opened, []];
    } else if (taker && 'whole' in taker) {
      if (taker.whole(Buffer.concat(chunks)) !== undefined) return undefined;
    } else files.push(Buffer.concat(chunks).toString());
  }
  const read = parts.result();
  return 'code' in read || read.errors.length > 0 ? undefined : { value: withFiles(read, files) };
}

/** Its text is known without; but one that comes again is seen by it. */
const unread = { value: '', store: async () => undefined };

/** Files found their places in the order in which they came. */
function withFiles(
  { value, files }: { readonly value: unknown; readonly files: ReadonlySet<string> },
  texts: readonly string[],
): unknown {
  const left = [...texts];
  const form = new Map(Object.entries(value as object)); // of parts by name
  const names = new Map([...form.keys()].map(name => [pointerOf(name), name]));
  for (const pointer of files) {
    const [, token, index] = pointer.split('/');
    const name = names.get(`/${token}`)!;
    if (index === undefined) form.set(name, left.shift());
    else form.set(name, (form.get(name) as readonly unknown[]).with(Number(index), left.shift())); // a list of files
  }
  return Object.fromEntries(form);
}
