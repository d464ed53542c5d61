import type { Knex } from 'knex';
import type { FilterRule } from './filter.js';

/** What a list can be sorted by. */
export interface SortColumn {
  /** As Knex takes it: `v.created_at`. */
  readonly column: string;
  /** Whether it may be null. Default: false, which is held to the table: where no `not null` is, it must be said. */
  readonly nullable?: boolean;
  /** Where nulls stand, both upwards and downwards. Default: as Postgres has them, last upwards and first downwards. */
  readonly nulls?: 'first' | 'last';
}

/** A column, or an expression written by the programmer. */
export type ColumnSource = string | { readonly sql: string };

/**
 * What a query is made from. It is called once for each shape of the query, not for each request: what differs by request
 * comes by `value(name)`.
 * @returns a builder without select, order and limit
 */
export type ListSource = (knex: Knex, value: (name: string) => Knex.Raw) => Knex.QueryBuilder;

/** How an operation lists rows. Nothing that a client sends reaches SQL but as a value, or as a name that stands here. */
export interface ListerOptions {
  /** The operationId; cursors of one operation are not those of another. */
  readonly operation: string;
  /** At least 32 bytes, the same on all servers. Of several the first signs and each is accepted: so a key is changed. */
  readonly secret: Secret | readonly Secret[];
  readonly from: ListSource;
  /** Properties of an item, and where they come from. */
  readonly columns: { readonly [property: string]: ColumnSource };
  /** By the names that the `sort` parameter has for them; downwards with `-` ahead. */
  readonly sorts: { readonly [name: string]: string | SortColumn };
  /** One name of `sorts`, or several, with `-` for downwards. */
  readonly defaultSort: string | readonly string[];
  /** A column that is unique and never null; it ends every order. */
  readonly tieBreaker: string;
  /** By the query parameter that gives the value. */
  readonly filters?: { readonly [parameter: string]: FilterRule };
  /** See `limitsOf`, which reads it from the contract. */
  readonly limit: LimitOptions;
  readonly cursor?: CursorOptions;
  /** Allows pages by number of rows to skip. Default: no such parameter. */
  readonly offset?: { readonly parameter?: string; readonly maximum: number };
  readonly sort?: { readonly parameter?: string };
  /** Allows clients to choose among `columns`; those in `always` come anyway. Default: no such parameter. */
  readonly fields?: { readonly parameter?: string; readonly always?: readonly string[] };
  /** Ahead of the path in links, such as `https://api.example.com`. Default: links are relative to the server's root. */
  readonly baseUrl?: string;
  /** Milliseconds since 1970. Default: the system's. */
  readonly clock?: () => number;
}

export type Secret = string | Uint8Array;

export interface LimitOptions {
  /** Default: `limit`. */
  readonly parameter?: string;
  readonly default: number;
  readonly maximum: number;
}

export interface CursorOptions {
  /** Default: `cursor`. */
  readonly parameter?: string;
  /** Seconds that a cursor is good for. Default: a day. */
  readonly maxAge?: number;
}

/** What one request asks of a list. */
export interface PageRequest {
  /** The query as the contract's enforcement has parsed it. */
  readonly query: { readonly [parameter: string]: unknown };
  /** Path and query of the request, as they came: what links are made from. */
  readonly target: string;
  /** For `value(name)` in `from`, such as path parameters. */
  readonly values?: { readonly [name: string]: unknown };
}

/** A page, and how to get to the ones beside it. */
export interface Page<Item> {
  readonly items: Item[];
  /** The cursor, or with offsets the offset, of the page after this one. */
  readonly next?: string;
  readonly previous?: string;
  /** `Link`, RFC 8288, where there is another page. */
  readonly headers: { readonly Link?: string };
}

/** Names of the query parameters that a list reads. */
export interface ListParameters {
  readonly limit: string;
  readonly cursor: string;
  readonly sort: string;
  readonly offset: string | undefined;
  readonly fields: string | undefined;
}

export function parametersOf({ limit, cursor, sort, offset, fields }: ListerOptions): ListParameters {
  return {
    limit: limit.parameter ?? 'limit',
    cursor: cursor?.parameter ?? 'cursor',
    sort: sort?.parameter ?? 'sort',
    offset: offset && (offset.parameter ?? 'offset'),
    fields: fields && (fields.parameter ?? 'fields'),
  };
}
