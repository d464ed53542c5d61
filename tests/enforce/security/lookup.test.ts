import { cookieValue, malformed, queryValue, repeated } from '../../../src/enforce/security/lookup.js';

describe('a value of a raw query', () => {
  it.each([
    ['plain', 'k=good', 'good'],
    ['encoded, its name too', '%6B=go%6Fd', 'good'],
    ['a space written as +', 'k=a+b', 'a b'],
    ['a + that is encoded', 'k=a%2Bb', 'a+b'],
    ['an equals sign in the value', 'k=a=b', 'a=b'],
    ['no equals sign', 'k', ''],
    ['beside a name that does not decode', '%zz=1&k=good', 'good'],
    ['missing', 'other=good', undefined],
    ['badly encoded', 'k=%zz', malformed],
    ['repeated', 'k=good&k=good', repeated],
    ['repeated, the last badly encoded', 'k=good&k=%zz', repeated],
    ['repeated, the first badly encoded', 'k=%zz&k=good', repeated],
  ])('%s', (_case, query, want) => {
    expect(queryValue(query, 'k')).toBe(want);
  });
});

describe('a cookie', () => {
  it.each([
    ['plain', 'a=1; k=good', 'good'],
    ['encoded', 'k=go%6Fd', 'good'],
    ['with a +, which stays', 'k=a+b', 'a+b'],
    ['that does not decode, as it stands', 'k=100%', '100%'],
    ['in quotes', 'k="go%6Fd"', 'good'],
    ['of one quote', 'k="', '"'],
    ['twice', 'k=good; k=bad', repeated],
    ['twice, the first empty', 'k=; k=good', repeated],
    ['beside one of a longer name', 'kk=bad; k=good', 'good'],
    ['missing', 'a=1', undefined],
    ['without a header', undefined, undefined],
  ])('%s', (_case, header, want) => {
    expect(cookieValue(header, 'k')).toBe(want);
  });
});
