import type { MigrationResult, Migrator } from '../../database/index.js';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { textOption } from '../text-option.js';
import type { DbAction, DbContext, DbResult } from './action.js';
import { confirm } from './confirm.js';
import { withDatabase } from './with-database.js';

export const up: DbAction = {
  summary: 'run what has not run',
  name: 'none',
  run: context => migrate(context, migrator => migrator.up()),
};

export const down: DbAction = {
  summary: 'take back the last one, or --steps',
  name: 'none',
  async run(context) {
    const steps = stepsOf(context);
    return migrate(context, async migrator => {
      const { entries } = await migrator.status();
      const ran = entries.filter(({ row }) => row).reverse();
      await confirm(
        ran.slice(0, steps).map(({ name }) => name),
        context,
      );
      return migrator.down({ steps });
    });
  },
};

export const to: DbAction = {
  summary: 'run, or take back, until NAME is the last one',
  name: 'needed',
  run: context =>
    migrate(context, async migrator => {
      const { name = '' } = context;
      const { entries } = await migrator.status();
      const index = entries.findIndex(entry => entry.name === name);
      const newer = index < 0 ? [] : entries.slice(index + 1).filter(({ row }) => row);
      await confirm(
        newer.reverse().map(entry => entry.name),
        context,
      );
      return migrator.to(name);
    }),
};

function stepsOf({ options }: DbContext): number {
  const given = textOption(options, 'steps') ?? '1';
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  const remedy = 'Give how many migrations are to be taken back';
  throw new FindingsError([finding('usage-invalid', '--steps must be a whole number of at least 1', { remedy })]);
}

function migrate(context: DbContext, work: (migrator: Migrator) => Promise<MigrationResult>): Promise<DbResult> {
  return withDatabase(context, async database => {
    const { applied, reverted } = await work(await context.migrator(database));
    const done = [...reverted.map(one => ({ ...one, way: 'down' })), ...applied.map(one => ({ ...one, way: 'up' }))];
    const lines = done.map(({ way, name, durationMs }) => `${way.padEnd(4)}  ${name}  ${durationMs} ms`);
    const names = (steps: MigrationResult['applied']) => steps.map(({ name, durationMs }) => ({ name, durationMs }));
    return {
      lines: lines.length === 0 ? ['Nothing to do: the database is where its migrations say'] : lines,
      data: { applied: names(applied), reverted: names(reverted) },
      findings: done.flatMap(({ findings }) => findings),
    };
  });
}
