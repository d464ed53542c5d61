import pg from 'pg';
import { serialize } from 'pg-protocol';
import type { PreparedStatement } from './statement.js';

/** What a connection of pg's is asked for here. */
interface Wire {
  readonly stream: { readonly writable: boolean; write(bytes: Uint8Array): boolean };
  /** By name, the text of each statement that this connection has prepared. */
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  [shapes]?: Map<object, Shape>;
}

const shapes = Symbol('specwright.shapes');

/** How the rows of a statement are read: of one connection, since its statements were prepared at different times. */
interface Shape {
  readonly fields: readonly pg.FieldDef[];
  readonly readers: readonly ((text: string) => unknown)[];
  /** A row with nothing in it, so that all rows have their columns in one order. */
  readonly empty: Readonly<Record<string, unknown>>;
}

const execute = serialize.execute();
const sync = serialize.sync();
/** Execute all, and that is it: what follows each Bind. */
const executeAndSync = Buffer.concat([execute, sync]);
const describeToo = Buffer.concat([serialize.describe({ type: 'P' }), execute, sync]);
// pg keeps it out of its types; it is what its own queries write values with
const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): string | Buffer | null } })
  .utils;

/**
 * A query of pg's own kind for statements that are prepared: it goes out in one write, and its rows are described once a
 * connection, not at each execution. Postgres refuses to run a prepared statement whose rows have changed, so what was
 * described stays true.
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export class PreparedQuery implements pg.Submittable {
  readonly name: string;
  readonly text: string;
  callback: (error: unknown, result: pg.QueryResult) => void;
  readonly #statement: PreparedStatement;
  readonly #types: pg.CustomTypesConfig;
  readonly #values: readonly unknown[];
  readonly #rows: unknown[] = [];
  #shape: Shape | undefined;
  #wire: Wire | undefined;
  #command = '';
  #rowCount: number | null = null;
  /** Why a row could not be read, told once the connection is ready for the next query. */
  #unreadable: unknown;

  /** @param types reads the values of rows: the connection's own, where the statement has none */
  constructor(
    statement: PreparedStatement,
    types: pg.CustomTypesConfig,
    values: readonly unknown[],
    callback: (error: unknown, result: pg.QueryResult) => void,
  ) {
    this.name = statement.name;
    this.text = statement.sql;
    this.callback = callback;
    this.#statement = statement;
    this.#types = types;
    this.#values = values;
  }

  /** @returns what is wrong, where nothing was sent */
  submit(connection: unknown): Error | null {
    const wire = connection as Wire; // pg types what it hands over as its public Connection, which tells of none of this
    this.#wire = wire;
    const { name, text } = this;
    const parsed = wire.parsedStatements[name] ?? wire.submittedNamedStatements[name];
    if (parsed !== undefined && parsed !== text)
      return new Error(`The statement ${name} was prepared with another text`);
    let bind: Buffer;
    try {
      bind = serialize.bind({ statement: name, values: this.#values as unknown[], valueMapper: prepareValue });
    } catch (error) {
      return error instanceof Error ? error : new Error('A value could not be written', { cause: error });
    }
    this.#shape = wire[shapes]?.get(this.#statement);
    const rest = this.#shape === undefined ? describeToo : executeAndSync;
    const parse = parsed === undefined ? serialize.parse({ name, text }) : undefined;
    if (parse) wire.submittedNamedStatements[name] = text;
    if (wire.stream.writable) wire.stream.write(Buffer.concat(parse ? [parse, bind, rest] : [bind, rest]));
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: pg.FieldDef[] }): void {
    this.#shape = shapeOf(fields, this.#types);
    const wire = this.#wire!; // nothing is described before the query was submitted
    (wire[shapes] ??= new Map()).set(this.#statement, this.#shape);
  }

  handleDataRow({ fields: texts }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#unreadable !== undefined) return;
    try {
      this.#rows.push(this.#statement.rowMode === 'array' ? this.#list(texts) : this.#row(texts));
    } catch (error) {
      this.#unreadable = error ?? new Error('A row could not be read');
    }
  }

  #row(texts: readonly (string | null)[]): Record<string, unknown> {
    const { fields, readers, empty } = this.#shape!; // rows come after their description
    const row = { ...empty };
    for (let index = 0; index < texts.length; index++) {
      const text = texts[index]!;
      if (text !== null) row[fields[index]!.name] = readers[index]!(text);
    }
    return row;
  }

  #list(texts: readonly (string | null)[]): unknown[] {
    const { readers } = this.#shape!; // as above
    return texts.map((text, index) => (text === null ? null : readers[index]!(text)));
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const words = text.split(' ');
    const count = Number(words.at(-1));
    // a statement without rows is described by a word that says so, which pg keeps to itself
    if (this.#shape === undefined) this.handleRowDescription({ fields: [] });
    this.#command = words[0]!;
    this.#rowCount = words.length > 1 && Number.isInteger(count) ? count : null;
  }

  handleReadyForQuery(): void {
    if (this.#unreadable !== undefined) {
      this.callback(this.#unreadable, undefined as never);
      return;
    }
    const fields = [...(this.#shape?.fields ?? [])];
    this.callback(null, {
      rows: this.#rows as never[],
      rowCount: this.#rowCount,
      command: this.#command,
      oid: 0,
      fields,
    });
  }

  handleError(error: unknown): void {
    this.callback(this.#unreadable ?? error, undefined as never);
  }

  /** Of a text without a statement. */
  handleEmptyQuery(): void {}

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: { sendCopyFail(reason: string): void }): void {
    connection.sendCopyFail('There is nothing to copy from');
  }

  handleCopyData(): void {}
}

function shapeOf(fields: readonly pg.FieldDef[], types: pg.CustomTypesConfig): Shape {
  const empty: Record<string, unknown> = {};
  for (const { name } of fields) empty[name] = null;
  const readers = fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text'));
  return { fields, readers, empty };
}

/** Runs a statement on a connection of pg's. */
export function runPrepared(
  connection: pg.ClientBase,
  statement: PreparedStatement,
  values: readonly unknown[],
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const query = new PreparedQuery(statement, statement.types ?? connection, values, (error, result) =>
      error === null ? resolve(result) : reject(error),
    );
    connection.query(query);
  });
}
