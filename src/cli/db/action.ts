import type { Database, Migrator, MigratorOptions } from '../../database/index.js';
import type { Finding } from '../../diagnostics/index.js';
import type { Options } from '../command.js';
import type { Io } from '../io.js';
import type { DbTarget } from './target.js';

/** What an action of `db` gives: for people, for programs, and whether something is wrong. */
export interface DbResult {
  /** Lines for people. */
  readonly lines: readonly string[];
  /** For programs, beside the findings. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/** What an action works with. */
export interface DbContext {
  readonly name: string | undefined;
  readonly target: DbTarget;
  readonly options: Options;
  readonly io: Io;
  /** Says on standard error what goes on. */
  readonly say: (text: string) => void;
  readonly migrator: (database: Database, more?: Partial<MigratorOptions>) => Promise<Migrator>;
}

/** One action: a row of actions.ts. */
export interface DbAction {
  readonly summary: string;
  /** Whether it needs a name, may not have one. */
  readonly name: 'needed' | 'none';
  readonly run: (context: DbContext) => Promise<DbResult>;
}
