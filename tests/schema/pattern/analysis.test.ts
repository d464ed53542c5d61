import { Patience } from '../../../src/schema/patience.js';
import { attackOn, attackPatience, isLinear } from '../../../src/schema/pattern/analysis.js';

describe('the analysis of a pattern', () => {
  const pattern = '^(?=.*[0-9]).{10,}$';

  it('is made again where its time was too short, as on a busy machine', () => {
    expect(isLinear(pattern, 'u', { first: 1, again: 20_000 })).toBe(true);
  });

  it('says no where that is too short as well', () => {
    expect(isLinear(pattern, 'u', { first: 1, again: 1 })).toBe(false);
  });
});

it('gives the patterns of a document half the time each time one is not decided, and never less than some', () => {
  const patience = new Patience(1_000, 50);
  const limits = Array.from({ length: 7 }, () => {
    patience.lose();
    return patience.limit;
  });
  expect(limits).toEqual([500, 250, 125, 63, 50, 50, 50]);
  // what is decided takes nothing of it
  const first = attackPatience();
  expect([attackOn('^(a|a)*$', '', first)?.growth, first.limit]).toEqual(['exponential', 1_000]);
});
