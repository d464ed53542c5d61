import { codecOf } from './cursor.js';
import { type Link, linkHeader, withParameter } from './link.js';
import type { ListerOptions, Page, PageRequest } from './options.js';
import { refuseCursor } from './refuse.js';

export type PagerOptions = Pick<ListerOptions, 'operation' | 'secret' | 'cursor' | 'baseUrl' | 'clock'>;

/** The rows of a page, as a query gave them. */
export interface FoundRows<Row> {
  /** At most one more than `limit`, which tells that another page follows. */
  readonly rows: readonly Row[];
  readonly limit: number;
  /** What the next page's query needs of the last row. It can be read by clients, and not changed. */
  readonly keysOf: (last: Row) => readonly string[];
}

/** Gives a query that is written by hand the cursors and links of a list; from page to page it goes forward only. */
export interface Pager {
  /**
   * The keys of the row that the page comes after; undefined for the first page.
   * @throws HttpProblem 400 where the cursor is none of this operation with these `values`
   */
  after(request: PageRequest): readonly string[] | undefined;
  page<Row>(request: PageRequest, found: FoundRows<Row>): Page<Row>;
}

/**
 * @param options as a list's
 * @throws RangeError where the secret is too short
 */
export function createPager(options: PagerOptions): Pager {
  const { operation, baseUrl = '' } = options;
  const parameter = options.cursor?.parameter ?? 'cursor';
  const codec = codecOf(options);
  const contextOf = ({ values = {} }: PageRequest) => JSON.stringify([operation, values]);
  return {
    after(request) {
      const given = request.query[parameter];
      if (given === undefined) return undefined;
      const cursor = typeof given === 'string' ? codec.read(given, contextOf(request)) : undefined;
      if (cursor === undefined) throw refuseCursor(parameter);
      // written below, from texts
      return cursor.keys as readonly string[];
    },
    page(request, { rows, limit, keysOf }) {
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      const keys = last === undefined ? undefined : keysOf(last);
      const next = keys && codec.write({ backwards: false, inclusive: false, keys }, contextOf(request));
      const to = (cursor?: string) => withParameter(request.target, baseUrl, [parameter], [parameter, cursor]);
      const links: Link[] = [];
      if (request.query[parameter] !== undefined) links.push(['first', to()]);
      if (next !== undefined) links.push(['next', to(next)]);
      return {
        items,
        ...(next !== undefined && { next }),
        headers: links.length > 0 ? { Link: linkHeader(links) } : {},
      };
    },
  };
}
