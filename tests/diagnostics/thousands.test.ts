import { thousands } from '../../src/diagnostics/index.js';

describe('thousands', () => {
  it.each([0, 7, 999, 1000, 20_000, 123_456, 1_234_567, 1e15])('writes %d as English has it', count => {
    expect(thousands(count)).toBe(count.toLocaleString('en'));
  });
});
