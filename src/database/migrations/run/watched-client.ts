import createKnex from 'knex';
import type { Builders } from './builders.js';

/** What this class uses of Knex's client, which Knex itself leaves untyped. */
interface Client {
  readonly config: { readonly builders?: Builders };
  raw(...parts: readonly unknown[]): { toSQL(...parts: readonly unknown[]): unknown };
  queryBuilder(): { clone(): object };
  schemaBuilder(): object;
  queryCompiler(builder: object, ...rest: readonly unknown[]): object;
  schemaCompiler(builder: object): object;
  acquireConnection(): Promise<unknown>;
  query(connection: unknown, query: unknown): Promise<unknown>;
  runner(builder: object): { run(): Promise<unknown> };
}

/** Knex's client for Postgres; asked of Knex, which has no public name for it. */
const base = createKnex({ client: 'pg' }).client.constructor as new (config: object) => Client; // the class of the client just made

/** Knex's client, which tells `config.builders` what is made with it, what of that is put into SQL, and what is under way. */
export class WatchedClient extends base {
  override raw(...parts: readonly unknown[]) {
    const made = super.raw(...parts);
    const { builders } = this.config;
    builders?.made(made);
    // asked for where it is a part of another statement, too
    const toSQL = made.toSQL;
    made.toSQL = (...given) => {
      builders?.used(made);
      return toSQL.call(made, ...given);
    };
    return made;
  }

  override queryBuilder() {
    const made = super.queryBuilder();
    const { builders } = this.config;
    builders?.made(made);
    const clone = made.clone;
    made.clone = () => {
      builders?.used(made);
      return clone.call(made);
    };
    return made;
  }

  override schemaBuilder(): object {
    const made = super.schemaBuilder();
    this.config.builders?.made(made);
    return made;
  }

  override queryCompiler(builder: object, ...rest: readonly unknown[]): object {
    this.config.builders?.used(builder);
    return super.queryCompiler(builder, ...rest);
  }

  override schemaCompiler(builder: object): object {
    this.config.builders?.used(builder);
    return super.schemaCompiler(builder);
  }

  override acquireConnection(): Promise<unknown> {
    return tracked(this, super.acquireConnection());
  }

  override query(connection: unknown, query: unknown): Promise<unknown> {
    return tracked(this, super.query(connection, query));
  }

  override runner(builder: object): { run(): Promise<unknown> } {
    const runner = super.runner(builder);
    const run = runner.run.bind(runner);
    runner.run = () => tracked(this, run());
    return runner;
  }
}

/** No private member: Knex makes the client of a transaction without its constructor. */
function tracked<T>({ config }: Client, work: Promise<T>): Promise<T> {
  config.builders?.began(work);
  return work;
}
