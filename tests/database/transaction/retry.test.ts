import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { backOff } from '../../../src/database/transaction/retry.js';

afterEach(() => {
  jest.restoreAllMocks();
});

/** Which of two waits is over first; none is left behind. */
async function first(waits: readonly (() => Promise<void>)[]): Promise<number | undefined> {
  const over: number[] = [];
  await Promise.all(waits.map((wait, index) => wait().then(() => over.push(index))));
  return over[0];
}

describe('the wait before a further try', () => {
  it('is as long as chance has it, so that those who clashed part', async () => {
    const chance = jest.spyOn(Math, 'random').mockReturnValueOnce(0.9).mockReturnValueOnce(0);
    expect(await first([() => backOff(6), () => backOff(6)])).toBe(1);
    expect(chance).toHaveBeenCalledTimes(2);
  });

  it('grows with the tries', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    expect(await first([() => backOff(6), () => backOff(0)])).toBe(1);
  });
});
