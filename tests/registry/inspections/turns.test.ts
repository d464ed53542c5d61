import { Turns } from '../../../src/registry/inspections/turns.js';

const limits = { atATime: 2, waiting: 8, largeBytes: 1000, largeWaiting: 2 };
const [small, large] = [10, 5000];
const never = new AbortController().signal;

/** Turns whose time stands still unless it is told to go on. */
function turnsOf(given: Partial<typeof limits> = {}) {
  let now = 0;
  const turns = new Turns({ ...limits, ...given }, () => now);
  const went: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    went,
    later: (milliseconds: number) => (now += milliseconds),
    take(name: string, bytes: number, isPatient = false, signal = never) {
      const turn = turns.take(bytes, isPatient, signal);
      turn?.then(
        end => {
          went.push(name);
          ends.set(name, end);
        },
        () => went.push(`${name} left`),
      );
      return turn !== undefined;
    },
    async end(name: string) {
      await new Promise(setImmediate);
      ends.get(name)?.();
      await new Promise(setImmediate);
    },
    settled: () => new Promise(setImmediate),
  };
}

describe('turns', () => {
  it('leave one to small documents, however many large ones there are', async () => {
    const { take, went, settled, end } = turnsOf();
    for (const name of ['A', 'B', 'C']) expect(take(name, large)).toBe(true);
    take('a', small);
    await settled();
    expect(went).toEqual(['A', 'a']);
    await end('a');
    expect(went).toEqual(['A', 'a']);
    await end('A');
    expect(went).toEqual(['A', 'a', 'B']);
  });

  it('come to smaller documents first, where one turn is all there is', async () => {
    const { take, went, end } = turnsOf({ atATime: 1 });
    take('first', small);
    take('B', large);
    take('a', small);
    await end('first');
    await end('a');
    expect(went).toEqual(['first', 'a', 'B']);
  });

  it('come to a large document that has waited for longer than it would take, before small ones that came after', async () => {
    const { take, went, end, later } = turnsOf({ atATime: 1 });
    take('first', small);
    take('B', large);
    later(6);
    take('a', small);
    await end('first');
    expect(went).toEqual(['first', 'B']);
  });

  it('are refused to large documents when a few wait, while small ones still have room', () => {
    const { take } = turnsOf();
    expect(['A', 'B', 'C', 'D'].map(name => take(name, large))).toEqual([true, true, true, false]);
    expect(take('a', small)).toBe(true);
  });

  it('are refused to small documents when too many wait, but not to who is patient', () => {
    const { take } = turnsOf({ waiting: 1 });
    expect(['a', 'b', 'c', 'd'].map(name => take(name, small))).toEqual([true, true, true, false]);
    expect(take('e', small, true)).toBe(true);
  });

  it('do not wait for who has gone, whose place is free at once', async () => {
    const { take, went, settled, end } = turnsOf({ atATime: 1, waiting: 1 });
    const leaving = new AbortController();
    take('a', small);
    take('b', small, false, leaving.signal);
    expect(take('c', small)).toBe(false);
    leaving.abort();
    await settled();
    expect(take('d', small)).toBe(true);
    await end('a');
    expect(went).toEqual(['a', 'b left', 'd']);
  });
});
