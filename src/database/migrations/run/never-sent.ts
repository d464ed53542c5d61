/** A statement that was made and never sent. */
export interface Unsent {
  /** For people, without values: `knex.raw('create table pets ...')`. */
  readonly text: string;
  /** What to look for in the script, the most certain first. */
  readonly traces: readonly string[];
}

/** A statement was made and nobody waited for it. */
export class NeverSent extends Error {
  readonly unsent: Unsent;

  constructor([first, ...more]: readonly [Unsent, ...Unsent[]]) {
    const others = more.length === 0 ? '' : `, nor for ${more.length} more`;
    super(`nothing waits for ${first.text}${others}, so it was never sent`);
    this.name = 'NeverSent';
    this.unsent = first;
  }
}

/** What the kinds of Knex's builders have that tells of them; Knex has no types for it. */
interface Builder {
  /** Of knex.raw. */
  readonly sql?: unknown;
  /** Of a query. */
  readonly _method?: string;
  readonly _single?: { readonly table?: unknown };
  /** Of knex.schema. */
  readonly _sequence?: readonly { readonly method: string; readonly args: readonly unknown[] }[];
}

const reads = new Set(['select', 'first', 'pluck', 'columnInfo']);

/** What a builder would have done; undefined for a query that only reads, and for what is no statement. */
export function unsentOf({ sql, _method, _single, _sequence }: Builder): Unsent | undefined {
  if (typeof sql === 'string') return rawStatement(sql, 'knex.raw');
  if (_sequence) return _sequence[0] && schemaStatement(_sequence[0]);
  if (_method === undefined || reads.has(_method)) return undefined;
  const table = typeof _single?.table === 'string' ? `'${_single.table}'` : '...';
  return { text: `knex(${table}).${_method}(...)`, traces: [`.${_method}(`] };
}

function schemaStatement({ method, args: [name] }: { readonly method: string; readonly args: readonly unknown[] }) {
  if (typeof name !== 'string') return { text: `knex.schema.${method}(...)`, traces: [`.${method}(`] };
  if (method === 'raw') return rawStatement(name, 'knex.schema.raw', true);
  const quoted = ["'", '"', '`'].map(quote => `.${method}(${quote}${name}${quote}`);
  return { text: `knex.schema.${method}('${name}' ...)`, traces: [...quoted, `.${method}(`] };
}

/** How a statement begins that is none of the fragments, such as now(), which stand in others. */
const statement =
  /^(?:alter|analyze|call|cluster|comment|copy|create|delete|do|drop|grant|import|insert|lock|merge|notify|refresh|reindex|revoke|security|select|set|truncate|update|vacuum|with)\s/i;

const before = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;

/** Names alone: what follows the first that is none may be a value. */
const words = /^(?:[a-z_][\w.]*|"[^"]*")(?:\s+(?:[a-z_][\w.]*|"[^"]*")){0,3}/i;

function rawStatement(sql: string, by: string, always = false): Unsent | undefined {
  const plain = sql.replace(before, '');
  if (!always && !statement.test(plain)) return undefined;
  const start = (words.exec(plain)?.[0] ?? '').replace(/\s+/g, ' ');
  return { text: `${by}('${start} ...')`, traces: [sql, plain.split('\n', 1)[0] ?? sql] };
}
