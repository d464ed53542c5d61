import { type ItemForm, ItemSplitter } from '../../../src/enforce/body/item-splitter.js';
import { eventOf } from '../../../src/enforce/body/server-sent-event.js';

function split(form: ItemForm, chunks: Iterable<Buffer>, limit = 1000): string[] {
  const splitter = new ItemSplitter(form, limit);
  const items: string[] = [];
  for (const chunk of chunks) for (const item of splitter.push(chunk)) items.push(item.toString());
  const rest = splitter.rest();
  return rest ? [...items, rest.toString()] : items;
}

describe('ItemSplitter', () => {
  it.each<[ItemForm, string, string[]]>([
    ['lines', '1\n2\r\n"é"', ['1', '2\r', '"é"']],
    ['lines', '\n\n1\n', ['', '', '1']],
    ['records', '\x1e1\n\x1e"é\n"\n', ['', '1\n', '"é\n"\n']],
    [
      'events',
      'data: 1\n\ndata: é\r\n\r\ndata: 3\r\rdata: 4\r\n\ndata: 5\n\r\ndata: lost',
      ['data: 1\n', 'data: é\r\n\r', '\ndata: 3\r', 'data: 4\r\n', 'data: 5\n\r'],
    ],
    ['events', '\n\n: comment\n\n', ['', '', ': comment\n']],
    ['events', 'data: 1\n', []],
  ])('%s: %j, cut anywhere', (form, text, want) => {
    const bytes = Buffer.from(text);
    const values = (items: readonly string[]) => (form === 'events' ? items.map(item => eventOf(item)) : items);
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(values(split(form, [bytes.subarray(0, at), bytes.subarray(at)]))).toEqual(values(want));
    }
    expect(
      values(
        split(
          form,
          Array.from(bytes, byte => Buffer.from([byte])),
        ),
      ),
    ).toEqual(values(want));
  });

  it('refuses an item over the limit, wherever it ends', () => {
    expect(() => split('lines', [Buffer.from(`${'1'.repeat(11)}\n`)], 10)).toThrow(
      expect.objectContaining({ refusal: 'too-large' }),
    );
    expect(() =>
      split(
        'events',
        Array.from({ length: 11 }, () => Buffer.from('1')),
        10,
      ),
    ).toThrow(expect.objectContaining({ refusal: 'too-large' }));
    expect(split('lines', [Buffer.from(`${'1'.repeat(10)}\n`.repeat(3))], 10)).toHaveLength(3);
  });

  // what looks at the whole line again for each chunk would copy or scan a terabyte here
  it.each<ItemForm>(['lines', 'records', 'events'])('takes a long item of %s in small chunks', form => {
    const chunk = Buffer.from('0123456789abcdef');
    const [item] = split(
      form,
      (function* () {
        for (let count = 0; count < 500_000; count += 1) yield chunk;
        yield Buffer.from(form === 'events' ? '\n\n' : '\n\x1e');
      })(),
      10_000_000,
    );
    expect(item!.length).toBeGreaterThanOrEqual(8_000_000);
  });
});
