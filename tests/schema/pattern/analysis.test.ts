import { isLinear } from '../../../src/schema/pattern/analysis.js';

describe('the analysis of a pattern', () => {
  const pattern = '^(?=.*[0-9]).{10,}$';

  it('is made again where its time was too short, as on a busy machine', () => {
    expect(isLinear(pattern, 'u', { first: 1, again: 20_000 })).toBe(true);
  });

  it('says no where that is too short as well', () => {
    expect(isLinear(pattern, 'u', { first: 1, again: 1 })).toBe(false);
  });
});
