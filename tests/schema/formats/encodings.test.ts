import { encodings } from '../../../src/schema/formats/encodings.js';

/** Texts that are so encoded, with what they hold, and texts that are not. */
const rows: readonly (readonly [name: string, good: Readonly<Record<string, string>>, bad: readonly string[]])[] = [
  ['base64', { 'aGnDqQ==': 'hié', '': '', 'aGk=': 'hi' }, ['aGk', 'a===', 'aG k', 'aGk=\n', 'a-_=']],
  ['base64url', { aGk: 'hi', 'aGk=': 'hi', w78_: 'ÿ?' }, ['a', 'w78/', 'aGk==']],
  ['base32', { 'NBUQ====': 'hi', MFRGGZDF: 'abcde', '': '' }, ['NBUQ', 'nbuq====', 'NBUQ1===', 'NB=Q====']],
  ['base16', { '6869': 'hi', c3A9: 'é', '': '' }, ['6', '6g', '68 69']],
  ['quoted-printable', { 'h=C3=A9 =\r\nx': 'hé x', 'a=3Db': 'a=b' }, ['h=c3', 'é', 'a=', 'a \r\nb', 'x'.repeat(77)]],
  ['7bit', { abc: 'abc' }, ['é', 'a\0']],
  ['8bit', { é: 'é' }, []],
  ['binary', { é: 'é' }, []],
];

describe('content encodings', () => {
  it.each(rows)('%s', (name, good, bad) => {
    const { test, decode } = encodings.get(name)!;
    expect(Object.keys(good).map(text => (test(text) ? decode(text) : undefined))).toEqual(Object.values(good));
    expect(bad.filter(text => test(text))).toEqual([]);
  });

  it('are all of them above', () => {
    expect(rows.map(([name]) => name)).toEqual([...encodings.keys()]);
  });
});
