import { checkOf } from '../../../src/enforce/responses/mode.js';

describe('checkOf', () => {
  it('takes as large a part of all responses as the sample says', () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => index / 1000);
    const checked = (sample: number) =>
      thousand.filter(chance => checkOf({ sample }, () => chance) === 'report').length;
    expect([0, 0.01, 0.25, 1].map(checked)).toEqual([0, 10, 250, 1000]);
  });

  it('takes them by chance', () => {
    const checks = Array.from({ length: 10_000 }, () => checkOf({ sample: 0.5 }));
    // a fair coin is this far off less than once in 10^80 runs
    const reported = checks.filter(check => check === 'report').length;
    expect(reported).toBeGreaterThan(4000);
    expect(reported).toBeLessThan(6000);
    expect(new Set(checks)).toEqual(new Set(['report', 'off']));
  });

  it.each(['enforce', 'report', 'off'] as const)('%s is always meant', mode => {
    expect([0, 0.5, 0.999].map(chance => checkOf(mode, () => chance))).toEqual([mode, mode, mode]);
  });
});
