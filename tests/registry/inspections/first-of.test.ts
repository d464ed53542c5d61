import { firstOf } from '../../../src/registry/inspections/first-of.js';

describe('the first of many findings', () => {
  it('are at most a thousand, and a million characters', () => {
    expect(firstOf(Array.from({ length: 1500 }, (_, n) => ({ n })))).toHaveLength(1000);
    expect(firstOf(['a', 'b', 'c'].map(letter => letter.repeat(500_000)))).toHaveLength(2);
  });

  it('hold one at least, whose texts and lists are cut where it alone is longer', () => {
    const places = Array.from({ length: 20 }, () => ({ pointer: 'p'.repeat(100_000) }));
    const [only, ...others] = firstOf([{ code: 'c', message: 'm'.repeat(2_000_000), related: places }, { code: 'd' }]);
    expect(only).toMatchObject({ code: 'c', message: `${'m'.repeat(10_000)}...` });
    expect(JSON.stringify(only).length).toBeLessThan(130_000);
    expect(others).toEqual([{ code: 'd' }]);
  });
});
