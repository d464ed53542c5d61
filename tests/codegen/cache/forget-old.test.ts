import { readdir, utimes } from 'node:fs/promises';
import { forgetOld } from '../../../src/codegen/cache/forget-old.js';
import { Project } from '../project.js';

it('removes what no run will use, and nothing that is not its own', async () => {
  const name = '0123456789abcdef';
  const [stale, kept] = [`state-${name}.json.0a1b.tmp`, `records-${name}.log`];
  const project = await Project.create({
    [stale]: '',
    [`state-${name}.json.ffff.tmp`]: '',
    [kept]: '',
    'records-fedcba9876543210.log': '',
    'records-mine.log': '',
  });
  try {
    const hour = new Date(Date.now() - 3_600_000);
    const year = new Date(Date.now() - 365 * 24 * 3_600_000);
    for (const path of [stale, kept]) await utimes(project.path(path), hour, hour);
    for (const path of ['records-fedcba9876543210.log', 'records-mine.log'])
      await utimes(project.path(path), year, year);
    await forgetOld(project.folder);
    expect((await readdir(project.folder)).sort()).toEqual([kept, 'records-mine.log', `state-${name}.json.ffff.tmp`]);
  } finally {
    await project.remove();
  }
});
