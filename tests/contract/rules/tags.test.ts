import { createContract } from '../../../src/contract/index.js';
import { loadText } from '../../../src/document/index.js';

type Tag = readonly [name: string, parent?: string | undefined];

/** The names in the findings on the parents of tags. */
async function blamed(tags: readonly Tag[]): Promise<(string | undefined)[]> {
  const text = JSON.stringify({
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    paths: {},
    tags: tags.map(([name, parent]) => ({ name, ...(parent && { parent }) })),
  });
  const { findings } = createContract(await loadText(text, { display: 'tags.json' }));
  return findings
    .filter(({ code }) => code === 'tag-parent')
    .map(({ message }) => /'(\w+)' is above/.exec(message)?.[1]);
}

const row = (count: number, last?: string): Tag[] =>
  Array.from({ length: count }, (_, i) => [`t${i}`, i + 1 < count ? `t${i + 1}` : last]);

describe('the parents of tags', () => {
  it.each<[string, readonly Tag[], readonly string[]]>([
    [
      'a tag that is its own parent',
      [
        ['a', 'a'],
        ['b', 'a'],
      ],
      ['a'],
    ],
    [
      'a circle with a row that leads into it',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
        ['d', 'c'],
      ],
      ['c', 'd'],
    ],
    ['a row that leads into another row', [['a', 'b'], ['b'], ['c', 'a'], ['d', 'c']], []],
    [
      'two circles',
      [
        ['a', 'b'],
        ['b', 'a'],
        ['c', 'd'],
        ['d', 'c'],
        ['e', 'a'],
      ],
      ['a', 'b', 'c', 'd'],
    ],
    // followed anew from each, these take minutes
    ['a row of twenty thousand', row(20_000), []],
    ['a row of twenty thousand that ends in a tag of itself', row(20_000, 't19999'), ['t19999']],
  ])('are held against circles: %s', async (_name, tags, want) => {
    expect(await blamed(tags)).toEqual(want);
  });
});
