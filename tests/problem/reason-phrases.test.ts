import { STATUS_CODES } from 'node:http';
import { reasonPhrases } from '../../src/problem/index.js';

describe('reasonPhrases', () => {
  it('are those that Node writes', () => {
    expect(reasonPhrases).toEqual(STATUS_CODES);
  });
});
