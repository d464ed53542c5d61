import type { Difference, Group } from './case.js';
import { eovSide } from './eov-side.js';
import { specwrightSide } from './specwright-side.js';

/** Sends every case of a group to both sides. */
export async function run({ name, document, cases }: Group): Promise<readonly Difference[]> {
  const ours = await specwrightSide(document);
  const theirs = await eovSide(document);
  const differences: Difference[] = [];
  try {
    for (const sent of cases) {
      const specwright = await ours.send(sent.request, sent.answer);
      const eov = await theirs.send(sent.request, sent.answer);
      if (specwright.verdict === eov.verdict) continue;
      const messages = [specwright.message, eov.message] as const;
      differences.push({ group: name, case: sent, specwright: specwright.verdict, eov: eov.verdict, messages });
    }
  } finally {
    await Promise.all([ours.close(), theirs.close()]);
  }
  return differences;
}
