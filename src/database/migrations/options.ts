import { type OptionRules, option } from '../../diagnostics/index.js';
import type { MigrationSource } from './migration.js';
import type { StepDone } from './run/run-migration.js';

export interface MigratorOptions {
  /** The folder of migrations; or `source`. Default: migrations */
  readonly folder?: string;
  readonly source?: MigrationSource;
  /** What `folder` is relative to. Default: the process's working folder. */
  readonly cwd?: string;
  /** Milliseconds to wait for another process that migrates. Default: 60,000. */
  readonly lockTimeout?: number;
  /** Milliseconds that a statement in a transaction waits for a table, while others wait behind it. Default: 10,000. */
  readonly tableLockTimeout?: number;
  /** Lets migrations run that are older than one that has run. Default: false. */
  readonly allowOutOfOrder?: boolean;
  /** Takes the texts of migrations that were edited after they ran for those that ran. Default: false. */
  readonly acceptEdited?: boolean;
  /** Schemas that others look after, such as the job queue's: the check leaves them out. */
  readonly exclude?: readonly string[];
  /** Stops between two migrations. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: MigrationProgress) => void;
}

/** What is told while it happens. */
export type MigrationProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly direction: 'up' | 'down'; readonly name: string }
  | { readonly kind: 'done'; readonly direction: 'up' | 'down'; readonly done: StepDone };

export const migratorRules: OptionRules = {
  folder: option.text,
  source: option.anObject,
  cwd: option.text,
  lockTimeout: option.milliseconds,
  tableLockTimeout: option.milliseconds,
  allowOutOfOrder: option.boolean,
  acceptEdited: option.boolean,
  exclude: option.list(option.text),
  signal: option.anObject,
  onProgress: option.aFunction,
};
