import { type Comparison, createComparer, createCompiler } from '../../../src/schema/index.js';
import { RandomSchemas } from './random.js';

const set = (json: unknown) => new Map([['#', { id: '#', json, location: undefined } as never]]);
const pairs = Number(process.env.SPECWRIGHT_PAIRS ?? 3000);

interface Trial {
  readonly old: unknown;
  readonly now: unknown;
  readonly found: Comparison;
}

it('never says that a value is still accepted which is not, and shows what is lost', () => {
  const random = new RandomSchemas(20261128);
  const wrong: unknown[] = [];
  const unknown: Record<string, Trial[]> = {};
  let slowest = { ms: 0, pair: {} as unknown };
  for (let count = 0; count < pairs; count++) {
    const old = random.schema(3);
    const now = random.chance(4) ? random.schema(3) : random.changed(old, 3);
    const begin = performance.now();
    let found: Comparison;
    try {
      found = createComparer({ old: set(old), now: set(now) }).compare('#', '#', 'any');
    } catch (error) {
      wrong.push({ old, now, error: String((error as Error).stack).slice(0, 400) });
      continue;
    }
    const ms = performance.now() - begin;
    if (ms > slowest.ms) slowest = { ms, pair: { old, now, found } };
    if (found.relation === 'unknown') (unknown[found.reason!] ??= []).push({ old, now, found });
    const [a, b] = [old, now].map(json => createCompiler(set(json)).validate('#', 'any'));
    const takes = (check: typeof a, value: unknown) => check!(value) === undefined;
    if (found.lost && !(takes(a, found.lost.value) && !takes(b, found.lost.value)))
      wrong.push({ old, now, found, why: 'lost' });
    if (found.gained && !(takes(b, found.gained.value) && !takes(a, found.gained.value)))
      wrong.push({ old, now, found, why: 'gained' });
    for (let tries = 0; tries < 60; tries++) {
      const value = random.value(3);
      const [was, is] = [takes(a, value), takes(b, value)];
      if (was && !is && (found.relation === 'equal' || found.relation === 'wider'))
        wrong.push({ old, now, found, value });
      if (!was && is && (found.relation === 'equal' || found.relation === 'narrower'))
        wrong.push({ old, now, found, value });
    }
  }
  const counts = Object.fromEntries(Object.entries(unknown).map(([reason, list]) => [reason, list.length]));
  process.stderr.write(
    `${JSON.stringify(counts)} slowest ${slowest.ms.toFixed(0)} ms ${JSON.stringify(slowest.pair)}\n`,
  );
  for (const list of Object.values(unknown)) process.stderr.write(`${JSON.stringify(list[0])}\n`);
  for (const each of wrong.slice(0, 3)) process.stderr.write(`WRONG ${JSON.stringify(each)}\n`);
  expect(wrong).toHaveLength(0);
});
