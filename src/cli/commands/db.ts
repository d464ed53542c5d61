import { Argument } from 'commander';
import type { MigrationProgress } from '../../database/index.js';
import { type Code, FindingsError, finding } from '../../diagnostics/index.js';
import type { Command, Options } from '../command.js';
import type { DbAction, DbContext, DbResult } from '../db/action.js';
import { dbActions } from '../db/actions.js';
import { lockTimeoutOf } from '../db/lock-timeout.js';
import { dbTarget } from '../db/target.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import type { Io } from '../io.js';
import { writeResult } from '../output.js';
import { createProgress, type Progress } from '../progress.js';
import { report } from '../report.js';
import { seconds } from '../seconds.js';
import { flag } from '../text-option.js';

/** `specwright db ACTION [NAME]` */
export const db: Command = {
  usage: 'db <action> [name]',
  summary: 'bring a Postgres database to where its migrations say, and see that it is there',
  reports: true,
  describe: command =>
    command
      .addArgument(new Argument('<action>', summaries()).choices(Object.keys(dbActions)))
      .argument('[name]', 'of to and new: the name of a migration')
      .option('--migrations <folder>', 'where migrations are (default: migrations)')
      .option('--seeds <folder>', 'where seeds are (default: seeds)')
      .option('--steps <number>', 'of down: how many are taken back (default: 1)')
      .option('--yes', 'of down and to: take back without asking')
      .option('--allow-out-of-order', 'run migrations that are older than one that has run')
      .option('--accept-edited', 'take the texts as they are now for those that ran')
      .option('--exclude <schemas>', 'of check: schemas that others look after, with commas between')
      .option('--concurrent', 'of new: one that builds an index beside running writes')
      .option('--data', 'of new: one that works on rows, in batches')
      .option('--lock-timeout <seconds>', 'how long to wait for another process that migrates (default: 60)')
      .option('--table-lock-timeout <seconds>', 'how long a statement waits for a table (default: 10)')
      .option('--config <file>', 'the settings (default: specwright.config.* of the working folder)')
      .addOption(formatOption(['pretty', 'json'], 'for people or for programs'))
      .option('--output <file>', 'write to a file'),
  async run([action = '', name], options, io) {
    const chosen = dbActions[action];
    if (!chosen) throw new Error(`no action ${action}`); // commander lets no other through
    checkName(action, chosen, name);
    const progress = createProgress(io);
    try {
      const context = await contextOf(name, options, io, progress);
      const result = await chosen.run(context).catch(error => ofDatabase(error));
      progress.end();
      await writeResult(textOf(result, options, io), options, io);
      return result.findings.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.fine;
    } finally {
      progress.end();
    }
  },
};

function summaries(): string {
  return Object.entries(dbActions)
    .map(([name, { summary }]) => `${name}: ${summary}`)
    .join('; ');
}

function checkName(action: string, { name: rule }: DbAction, name: string | undefined): void {
  if ((rule === 'needed') === (name !== undefined)) return;
  const message = rule === 'needed' ? `db ${action} needs a name` : `db ${action} takes no name`;
  throw new FindingsError([finding('usage-invalid', message)]);
}

async function contextOf(name: string | undefined, options: Options, io: Io, progress: Progress): Promise<DbContext> {
  const target = await dbTarget(options, io);
  // what can't be meant is told before a Postgres is started for it
  const times = {
    lockTimeout: lockTimeoutOf(options),
    tableLockTimeout: seconds(options, 'tableLockTimeout', '--table-lock-timeout', 10),
  };
  const say = (text: string) => progress.stage(text);
  return {
    name,
    target,
    options,
    io,
    say,
    async migrator(database, more = {}) {
      const { createMigrator } = await import('../../database/index.js');
      return createMigrator(database, {
        folder: target.migrations,
        cwd: io.cwd,
        exclude: target.exclude,
        ...times,
        allowOutOfOrder: flag(options, 'allowOutOfOrder'),
        acceptEdited: flag(options, 'acceptEdited'),
        onProgress: step => say(stageOf(step)),
        ...more,
      });
    },
  };
}

function stageOf(step: MigrationProgress): string {
  if (step.kind === 'waiting') return 'waiting for another process that migrates';
  return step.kind === 'running' ? `${step.direction} ${step.name}` : `${step.direction} ${step.done.name}: done`;
}

/** What is wrong with migrations or database is what the command found; of anything else it could not run. */
const found: ReadonlySet<Code> = new Set<Code>([
  'migration-misnamed',
  'migration-invalid',
  'migration-edited',
  'migration-missing',
  'migration-out-of-order',
  'migration-failed',
  'migration-index-invalid',
  'data-migration-early',
  'seed-failed',
]);

function ofDatabase(error: unknown): DbResult {
  if (!(error instanceof FindingsError) || !error.findings.some(({ code }) => found.has(code))) throw error;
  return { lines: [], data: {}, findings: error.findings };
}

function textOf({ lines, data, findings }: DbResult, options: Options, io: Io): string {
  if (options['format'] === 'json') return `${JSON.stringify({ ...data, findings: findings }, null, 2)}\n`;
  const told = findings.length === 0 ? '' : report(findings, options, io);
  return `${lines.map(line => `${line}\n`).join('')}${told}`;
}
