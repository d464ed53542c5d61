import { createPager, type Pager, type PagerOptions } from '../../../src/database/index.js';
import { HttpProblem } from '../../../src/problem/index.js';

const secret = 's'.repeat(32);
const options: PagerOptions = { operation: 'searchPets', secret };
const rows = [{ id: '9' }, { id: '7' }, { id: '4' }];
const found = { rows, limit: 2, keysOf: ({ id }: { id: string }) => [id, 'ü'] };
const request = { query: {}, target: '/pets?q=a%20b&limit=2', values: { q: 'a b' } };

/** The request for the page after the first one. */
const second = (pager: Pager, values: Record<string, unknown> = request.values) => {
  const cursor = pager.page(request, found).next;
  return { query: { cursor }, target: `${request.target}&cursor=${cursor}`, values };
};

const refused = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof HttpProblem) return { status: error.status, errors: error.problem.errors };
    throw error;
  }
  return 'taken';
};
const invalid = { status: 400, errors: [expect.objectContaining({ name: 'cursor', code: 'invalid-cursor' })] };

describe('pages of a query written by hand', () => {
  it('hold as many rows as asked for, and lead to the page after the last of them', () => {
    const pager = createPager(options);
    expect(pager.after(request)).toBeUndefined();
    const first = pager.page(request, found);
    expect(first.items).toEqual(rows.slice(0, 2));
    expect(first.headers.Link).toBe(`</pets?q=a%20b&limit=2&cursor=${first.next}>; rel="next"`);
    expect(pager.after(second(pager))).toEqual(['7', 'ü']);
  });

  it('lead back to the first page, and the last of them nowhere else', () => {
    const pager = createPager(options);
    const last = pager.page(second(pager), { ...found, rows: rows.slice(2) });
    expect(last).toEqual({ items: rows.slice(2), headers: { Link: '</pets?q=a%20b&limit=2>; rel="first"' } });
    expect(pager.page(request, { ...found, rows: rows.slice(1) })).toEqual({ items: rows.slice(1), headers: {} });
  });

  it.each<[string, PagerOptions, Record<string, unknown>]>([
    ['another operation', { ...options, operation: 'searchOwners' }, request.values],
    ['other values', options, { q: 'a c' }],
    ['another secret', { ...options, secret: 't'.repeat(32) }, request.values],
    ['a day later', { ...options, clock: () => Date.now() + 25 * 3_600_000 }, request.values],
  ])('are refused with a cursor for %s', (_what, other, values) => {
    const asked = second(createPager(options), values);
    expect(refused(() => createPager(other).after(asked))).toEqual(invalid);
  });

  it.each(['', '.', 'W10.x', ['a', 'b'], 7])('are refused with %j for a cursor', cursor => {
    expect(refused(() => createPager(options).after({ ...request, query: { cursor } }))).toEqual(invalid);
  });

  it('read cursors signed with the secret before, and have the parameter and the base that are asked for', () => {
    const old = createPager(options);
    const pager = createPager({
      ...options,
      secret: ['t'.repeat(32), secret],
      cursor: { parameter: 'after' },
      baseUrl: 'https://pets.example',
    });
    const { cursor } = second(old).query;
    const asked = { ...request, query: { after: cursor } };
    expect(pager.after(asked)).toEqual(['7', 'ü']);
    const { next, headers } = pager.page(asked, found);
    expect(headers.Link).toBe(
      `<https://pets.example/pets?q=a%20b&limit=2>; rel="first", <https://pets.example/pets?q=a%20b&limit=2&after=${next}>; rel="next"`,
    );
    expect(refused(() => old.after({ ...request, query: { cursor: next } }))).toEqual(invalid);
  });

  it('are not made with a secret that can be guessed', () => {
    expect(() => createPager({ ...options, secret: 'short' })).toThrow(RangeError);
  });
});
