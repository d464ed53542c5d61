import type { DbAction } from './action.js';
import { withDatabase } from './with-database.js';

export const check: DbAction = {
  summary: 'whether the database is what its migrations make',
  name: 'none',
  run: context =>
    withDatabase(context, async database => {
      const findings = await (await context.migrator(database)).check();
      const lines = findings.length === 0 ? ['The database is what its migrations make'] : [];
      return { lines, data: {}, findings };
    }),
};
