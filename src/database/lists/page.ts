import type { CustomTypesConfig } from 'pg';
import type { Cursor, CursorCodec } from './cursor.js';
import { type Link, linkHeader, withParameter } from './link.js';
import type { ListerOptions, ListParameters, Page } from './options.js';
import { refuseNulls } from './refuse-nulls.js';
import { type Field, itemReader, type TextRow } from './row.js';
import type { Asked } from './shape.js';
import type { ListStatement } from './statement.js';

/** What the database gave for one request. */
export interface Found {
  /** At most one more than the page has. */
  readonly rows: readonly TextRow[];
  readonly fields: readonly Field[];
  /** What reads the values. */
  readonly types: CustomTypesConfig;
  readonly statement: ListStatement;
  readonly asked: Asked;
  readonly context: string;
}

/** Makes the page of the rows: in the order's direction, with cursors to both sides. */
export function pageOf<Item>(
  found: Found,
  target: string,
  options: ListerOptions,
  parameters: ListParameters,
  codec: CursorCodec,
): Page<Item> {
  const { rows, fields, types, statement, asked } = found;
  const { limit, cursor, offset } = asked;
  const more = rows.length > limit;
  const own = more ? rows.slice(0, limit) : rows.slice();
  if (cursor?.backwards) own.reverse();
  const items = own.map(itemReader<Item>(statement, fields, types));
  if (offset !== undefined) return byOffset(items, offset, more, { asked, target, options, parameters });
  refuseNulls(own, { options, keys: asked.order.keys, statement });
  const write = (side: Cursor | undefined) => side && written(side, found, options, codec);
  const next = write(beside(own, statement.keys, asked, false, more));
  const previous = write(beside(own, statement.keys, asked, true, more));
  return finished(items, { next, previous }, parameters.cursor, { target, options, parameters });
}

/** @throws RangeError that names the column whose value is too long for a cursor */
function written(side: Cursor, { asked, context }: Found, { operation }: ListerOptions, codec: CursorCodec): string {
  try {
    return codec.write(side, context);
  } catch (cause) {
    const lengths = side.keys.map(key => key?.length ?? 0);
    const longest = Math.max(...lengths);
    const { column } = asked.order.keys[lengths.indexOf(longest)]!;
    const remedy = 'limit its length in the contract and in the database, or do not sort by it';
    const what = `a value of ${column} has ${longest} characters, more than a cursor has room for`;
    throw new RangeError(`${operation}: ${what}: ${remedy}`, { cause });
  }
}

/** Where the page on one side of this one begins; undefined where there is none. */
function beside(rows: readonly TextRow[], keys: readonly number[], { cursor }: Asked, back: boolean, more: boolean) {
  const ahead = (cursor?.backwards ?? false) === back;
  // Ahead, the row too many tells. Behind is where the cursor came from; before the first page there is nothing.
  if (ahead ? !more : cursor === undefined) return undefined;
  const row = back ? rows[0] : rows.at(-1);
  if (row === undefined) {
    // Nothing is left on this side: turn round at the cursor's own row, which the page before ended with.
    return cursor && { backwards: back, inclusive: !cursor.inclusive, keys: cursor.keys };
  }
  return { backwards: back, inclusive: false, keys: keys.map(key => row[key] ?? null) };
}

interface Ways {
  readonly target: string;
  readonly options: ListerOptions;
  readonly parameters: ListParameters;
}

function byOffset<Item>(items: Item[], offset: number, more: boolean, ways: Ways & { readonly asked: Asked }) {
  const { asked, options, parameters } = ways;
  const after = offset + asked.limit;
  const next = more && after <= (options.offset?.maximum ?? 0) ? String(after) : undefined;
  const previous = offset > 0 ? String(Math.max(0, offset - asked.limit)) : undefined;
  return finished(items, { next, previous }, parameters.offset ?? 'offset', ways);
}

function finished<Item>(
  items: Item[],
  { next, previous }: { readonly next: string | undefined; readonly previous: string | undefined },
  parameter: string,
  { target, options, parameters }: Ways,
): Page<Item> {
  const without = [parameters.cursor, ...(parameters.offset === undefined ? [] : [parameters.offset])];
  const to = (value: string | undefined) => withParameter(target, options.baseUrl ?? '', without, [parameter, value]);
  const links: Link[] = [];
  if (previous !== undefined) links.push(['first', to(undefined)], ['prev', to(previous)]);
  if (next !== undefined) links.push(['next', to(next)]);
  return {
    items,
    ...(next !== undefined && { next }),
    ...(previous !== undefined && { previous }),
    headers: links.length > 0 ? { Link: linkHeader(links) } : {},
  };
}
