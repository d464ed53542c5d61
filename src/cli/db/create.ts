import { relative } from 'node:path';
import { flag } from '../text-option.js';
import type { DbAction } from './action.js';

export const create: DbAction = {
  summary: 'make a migration called NAME, to be filled in',
  name: 'needed',
  async run({ name = '', target, options, io }) {
    const { newMigration } = await import('../../database/index.js');
    const kind = flag(options, 'data') ? 'data' : flag(options, 'concurrent') ? 'concurrent' : 'schema';
    const path = relative(io.cwd, await newMigration(target.migrations, name, { kind }));
    return { lines: [path], data: { path }, findings: [] };
  },
};
