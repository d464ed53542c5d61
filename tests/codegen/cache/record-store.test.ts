import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { RecordStore } from '../../../src/codegen/cache/record-store.js';
import { Project } from '../project.js';

describe('RecordStore', () => {
  let project: Project;
  let path: string;

  beforeEach(async () => {
    project = await Project.create();
    path = project.path('cache/records.log');
  });

  afterEach(() => project.remove());

  const store = (maker = 'this build') => new RecordStore(path, maker);
  const keep = async (texts: Readonly<Record<string, string>>, { isAll = false, maker = 'this build' } = {}) => {
    const records = store(maker);
    for (const [key, text] of Object.entries(texts)) records.set(key, text);
    await records.save(isAll);
  };
  const size = async () => (await stat(path)).size;

  it('gives what an earlier run kept', async () => {
    await keep({ one: 'first\nline', 'two "2"': 'ünïcode 🐈' });
    expect([store().get('one'), store().get('two "2"'), store().get('three')]).toEqual([
      'first\nline',
      'ünïcode 🐈',
      undefined,
    ]);
  });

  it('adds what is new and leaves what is there as it is', async () => {
    await keep({ large: 'x'.repeat(500_000) });
    const before = await readFile(path);
    await keep({ large: 'x'.repeat(500_000), small: 'y' });
    const after = await readFile(path);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(after.length - before.length).toBeLessThan(100);
    expect(store().get('small')).toBe('y');
  });

  it('gives the last of two texts under one key', async () => {
    await keep({ one: 'first' });
    await keep({ one: 'second' });
    expect(store().get('one')).toBe('second');
  });

  it('removes what is of no use where that is most of it', async () => {
    for (const name of 'abcdefgh') await keep({ [name]: name.repeat(400_000) }, { isAll: true });
    expect(await size()).toBeLessThan(2_000_000);
    expect(store().get('h')).toBe('h'.repeat(400_000));
    expect(store().get('a')).toBeUndefined();
  });

  it('asks for a look at all of it once much was added, and then is content', async () => {
    await keep({ small: 'x' });
    for (const name of ['a', 'b', 'c']) await keep({ [name]: name.repeat(400_000) });
    expect(store().isOverfull).toBe(true);
    await keep({ a: 'a'.repeat(400_000), b: 'b'.repeat(400_000), c: 'c'.repeat(400_000) }, { isAll: true });
    expect(store().isOverfull).toBe(false);
    expect(store().get('c')).toBe('c'.repeat(400_000));
  });

  it('gives nothing of another build, and replaces it', async () => {
    await keep({ one: 'theirs' }, { maker: 'another build' });
    expect(store().get('one')).toBeUndefined();
    await keep({ one: 'ours' });
    expect(store().get('one')).toBe('ours');
  });

  it.each([
    ['cut anywhere', (log: Buffer, at: number) => log.subarray(0, at)],
    [
      'with a byte changed anywhere',
      (log: Buffer, at: number) => Buffer.concat([log.subarray(0, at), Buffer.from('!'), log.subarray(at + 1)]),
    ],
    [
      'that something was written into anywhere',
      (log: Buffer, at: number) => Buffer.concat([log.subarray(0, at), Buffer.from('9\n'), log.subarray(at)]),
    ],
  ])('gives nothing wrong of a log %s, and is whole after the next run', async (_, damage) => {
    const texts = { one: 'first', two: 'second\n', three: '3' };
    await keep(texts);
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 1) {
      await writeFile(path, damage(whole, at));
      const given = Object.keys(texts).map(key => store().get(key));
      for (const [index, text] of Object.values(texts).entries()) expect([text, undefined]).toContain(given[index]);
      await keep(texts);
      expect(Object.keys(texts).map(key => store().get(key))).toEqual(Object.values(texts));
    }
  });

  it('keeps what two runs add at the same time', async () => {
    await keep({ before: 'b' });
    const runs = Array.from({ length: 8 }, (_, run) => ({ run, records: store() }));
    // all have read before any writes
    for (const { run, records } of runs) records.set(`run ${run}`, `${run}`.repeat(100_000));
    await Promise.all(runs.map(({ records }) => records.save(false)));
    for (const { run } of runs) expect(store().get(`run ${run}`)).toBe(`${run}`.repeat(100_000));
    expect(store().get('before')).toBe('b');
  });

  it('leaves nothing but the log', async () => {
    await Promise.all([keep({ one: 'a' }), keep({ two: 'b' }), keep({ three: 'c' })]);
    expect(await readdir(project.path('cache'))).toEqual(['records.log']);
  });

  it('does without a folder that takes no files', async () => {
    await project.write('cache', 'a file');
    await keep({ one: 'a' });
    expect(store().get('one')).toBeUndefined();
  });
});
