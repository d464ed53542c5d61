import { witnessLines } from '../../../src/diff/formats/witness-lines.js';

const witness = (line: string) => ({
  travels: 'request' as const,
  operation: 'GET /a',
  part: '',
  value: null,
  failing: '',
  confirmed: true,
  message: [line],
  mark: 0,
});

describe('a long line of a message', () => {
  const long = 'ab'.repeat(40);

  it.each([
    ['is cut, and says how much is gone', 40, `${long.slice(0, 40)} ... (40 more characters)`],
    ['stays whole where to say so would take as much', 60, long],
  ])('%s', (_what, most, want) => {
    expect(witnessLines(witness(long), most)).toEqual([{ text: want, fails: true }]);
  });
});
