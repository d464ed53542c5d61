import { ItemsCheck } from '../../../src/enforce/responses/items-check.js';
import type { MediaRule } from '../../../src/enforce/responses/rule.js';

const types = { lines: 'application/jsonl', records: 'application/json-seq', events: 'text/event-stream' };
type Form = keyof typeof types;

/** Of a rule, items need their check alone. */
const rule = (seen: unknown[]) => ({ itemCheck: (item: unknown) => void seen.push(item) }) as unknown as MediaRule;

function pass(form: Form, pieces: Iterable<string>, limit = 1000) {
  const seen: unknown[] = [];
  const check = new ItemsCheck(rule(seen), types[form], limit);
  const sent: string[] = [];
  for (const piece of pieces) {
    const bytes = Buffer.from(piece, 'latin1');
    if (check.take(bytes)) throw new Error('a violation');
    sent.push(check.releasable()?.toString('latin1') ?? '');
  }
  expect(check.end()).toBeUndefined();
  return { seen, sent, rest: check.rest()?.toString('latin1') ?? '', unchecked: check.unchecked };
}

describe('items that pass', () => {
  it.each<[Form, string, unknown[]]>([
    ['lines', '1\n{"a":2}\r\n\n3', [1, { a: 2 }, 3]],
    ['records', '\x1e1\n\x1e{"a":\n[2]}\n\x1e"]\\"\n', [1, { a: [2] }]],
    [
      'events',
      ': a\n\ndata: 1\n\n:b\r\ndata: 2\r\n\r\ndata: 3\r\rdata: 4',
      [{ data: '1' }, { data: '2' }, { data: '3' }],
    ],
  ])('%s: %j, cut anywhere', (form, text, want) => {
    const whole = form === 'records' ? text.slice(0, text.lastIndexOf('\x1e')) : text;
    for (let at = 0; at <= whole.length; at += 1) {
      const { seen, sent, rest } = pass(form, [whole.slice(0, at), whole.slice(at)]);
      expect([seen, sent.join('') + rest]).toEqual([want, whole]);
    }
    const { seen, sent, rest } = pass(form, whole);
    expect([seen, sent.join('') + rest]).toEqual([want, whole]);
  });

  it.each<[what: string, form: Form, pieces: string[], want: string[]]>([
    ['a line when it is whole', 'lines', ['1', '2\n3', '\n'], ['', '12\n', '3\n']],
    ['a record when its line ends', 'records', ['\x1e{"a":', '1}\n', '\x1e2\n'], ['', '\x1e{"a":1}\n', '\x1e2\n']],
    [
      'a record of many lines when its last one ends',
      'records',
      ['\x1e{\n', '"a":1\n', '}\n'],
      ['', '', '\x1e{\n"a":1\n}\n'],
    ],
    ['a record when the next one begins', 'records', ['\x1e1', '\x1e2\n'], ['', '\x1e1\x1e2\n']],
    ['an event when its empty line comes', 'events', ['data: 1\n', '\ndata'], ['', 'data: 1\n\n']],
    ['a comment at once', 'events', [':a\n', ':b', '\n', 'data: 1\n', ':c\n'], [':a\n', '', ':b\n', '', '']],
    ['all of what is too long', 'lines', ['1\n"', 'a'.repeat(2000), 'b'], ['1\n', `"${'a'.repeat(2000)}`, 'b']],
  ])('send %s', (_what, form, pieces, want) => {
    expect(pass(form, pieces).sent).toEqual(want);
  });

  it('say where an item is no JSON', () => {
    for (const pieces of [
      ['\x1e1\n', '\x1e{}\n{}\n'],
      ['\x1e1\n\x1e{', '\x1e2\n'],
    ]) {
      const check = new ItemsCheck(rule([]), types.records, 1000);
      expect(pieces.map(piece => check.take(Buffer.from(piece)))).toEqual([
        undefined,
        [expect.objectContaining({ pointer: '/1', code: 'json' })],
      ]);
    }
  });

  // what looks at the whole item again for each piece would copy or scan a terabyte here
  it.each<[Form, string, string, string]>([
    ['lines', '"', '0123456789abcdef', '"\n'],
    ['records', '\x1e[', '0,\n0,\n0,\n0,\n0,\n0', ']\n'],
    ['events', 'data: ', '0123456789ab\n:cd', '\n\n'],
    ['events', ': ', '0123456789abcdef', '\n\ndata: 1\n\n'],
  ])('of %s, each byte is looked at once: %j', (form, before, piece, after) => {
    const { seen, sent, rest } = pass(
      form,
      (function* () {
        yield before;
        for (let count = 0; count < 300_000; count += 1) yield form === 'records' && count > 0 ? `,${piece}` : piece;
        yield after;
      })(),
      10_000_000,
    );
    expect([seen.length, rest]).toEqual([1, '']);
    expect(sent.at(-1)!.length).toBeGreaterThan(4_000_000);
  });
});
