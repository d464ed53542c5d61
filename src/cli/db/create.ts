import { relative } from 'node:path';
import { flag } from '../text-option.js';
import type { DbAction } from './action.js';

export const create: DbAction = {
  summary: 'make a migration called NAME, to be filled in',
  name: 'needed',
  async run({ name = '', target, options, io }) {
    const { newMigration } = await import('../../database/index.js');
    const kind = flag(options, 'data') ? 'data' : flag(options, 'concurrent') ? 'concurrent' : 'schema';
    const onSame = (files: readonly string[]) =>
      void io.stderr.write(
        `Called the same: ${files.join(', ')}. Where one of them was not meant, remove it before it runs\n`,
      );
    const path = relative(io.cwd, await newMigration(target.migrations, name, { kind, onSame }));
    return { lines: [path], data: { path }, findings: [] };
  },
};
