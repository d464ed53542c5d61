import { writeChanges } from '../../src/codegen/output/write-changes.js';
import { findingsOf, Project } from './project.js';

describe('writeChanges', () => {
  let project: Project;

  beforeEach(async () => {
    project = await Project.create({ 'out/a.txt': 'before', file: '' });
  });

  afterEach(() => project.remove());

  it.each([
    ['a folder', 'file/below.txt', 'ENOTDIR'],
    ['a file', `out/${'x'.repeat(300)}`, 'ENAMETOOLONG'],
  ])('writes nothing at all where %s cannot be written', async (_, path, code) => {
    const write = [
      { path: project.path('out/a.txt'), text: 'after' },
      { path: project.path('out/new.txt'), text: 'new' },
      { path: project.path(path), text: 'fails' },
    ];
    const findings = await findingsOf(writeChanges({ write, remove: [], refused: [] }, name => name));
    expect(findings.map(finding => finding.code)).toEqual(['output-unwritable']);
    expect(findings[0]?.message).toMatch(new RegExp(`can't be written \\((${code}|EEXIST)\\)$`));
    expect(await project.files()).toEqual({ file: '', 'out/a.txt': 'before' });
  });

  it('writes, replaces and removes', async () => {
    const write = [
      { path: project.path('out/a.txt'), text: 'after' },
      { path: project.path('new/b.txt'), text: 'new' },
    ];
    await writeChanges({ write, remove: [{ path: project.path('file'), before: '' }], refused: [] }, name => name);
    expect(await project.files()).toEqual({ 'out/a.txt': 'after', 'new/b.txt': 'new' });
  });
});
