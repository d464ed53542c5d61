import { jest } from '@jest/globals';
import { Deadlines } from '../../src/enforce/deadlines.js';

describe('Deadlines', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('expires each wait when its time is over, never before it, and at most two looks later', () => {
    const expired: string[] = [];
    const deadlines = new Deadlines<string>(1000, waiting => expired.push(waiting));
    deadlines.start('first');
    jest.advanceTimersByTime(550);
    deadlines.start('second');
    jest.advanceTimersByTime(449);
    expect(expired).toEqual([]);
    jest.advanceTimersByTime(201);
    expect(expired).toEqual(['first']);
    jest.advanceTimersByTime(349);
    expect(expired).toEqual(['first']);
    jest.advanceTimersByTime(201);
    expect(expired).toEqual(['first', 'second']);
  });

  it.each([
    { given: 'the first', stopped: 0, want: [1, 2] },
    { given: 'one between', stopped: 1, want: [0, 2] },
    { given: 'the last', stopped: 2, want: [0, 1] },
  ])('leaves the others where $given is stopped, twice too', ({ stopped, want }) => {
    const expired: number[] = [];
    const deadlines = new Deadlines<number>(1000, waiting => expired.push(waiting));
    const all = [0, 1, 2].map(waiting => deadlines.start(waiting));
    deadlines.stop(all[stopped]);
    deadlines.stop(all[stopped]);
    jest.advanceTimersByTime(1200);
    for (const one of all) deadlines.stop(one);
    jest.advanceTimersByTime(5000);
    expect(expired).toEqual(want);
  });

  it('keeps no timer where nothing waits, and starts one again', () => {
    const expired: string[] = [];
    const deadlines = new Deadlines<string>(1000, waiting => expired.push(waiting));
    deadlines.stop(deadlines.start('done'));
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(100);
    expect(jest.getTimerCount()).toBe(0);
    deadlines.start('late');
    jest.advanceTimersByTime(1200);
    expect(expired).toEqual(['late']);
  });

  it('has none where there are 0 milliseconds', () => {
    const deadlines = new Deadlines<string>(0, () => undefined);
    expect(deadlines.start('for ever')).toBeUndefined();
    expect(jest.getTimerCount()).toBe(0);
  });
});
