import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Code, catalogue, codesPage, finding } from '../../src/diagnostics/index.js';

const folder = join(import.meta.dirname, '../../src/diagnostics/catalogue');
const codes = Object.keys(catalogue) as Code[];

describe('the catalogue of codes', () => {
  it.each(codes)('%s is kebab-case and says what, why and what to do', code => {
    const entry = catalogue[code];
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(['error', 'warning', 'info']).toContain(entry.severity);
    for (const text of [entry.what, entry.why, entry.remedy]) expect(text.length).toBeGreaterThan(5);
  });

  it('has each code in one room only', async () => {
    const rooms = await Promise.all(
      readdirSync(folder).map(file =>
        import(`../../src/diagnostics/catalogue/${file}`).then(module => Object.values(module)[0] as object),
      ),
    );
    const all = rooms.flatMap(room => Object.keys(room));
    expect(all.length).toBe(new Set(all).size);
    expect(all.sort()).toEqual([...codes].sort());
  });

  it('agrees with docs/codes.md; run `npm run docs:codes` where it does not', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/codes.md'), 'utf8')).toBe(codesPage());
  });
});

describe('finding', () => {
  it('takes severity and remedy from the catalogue', () => {
    const { severity, remedy } = catalogue['config-invalid'];
    expect(finding('config-invalid', 'x')).toEqual({ code: 'config-invalid', severity, remedy, message: 'x' });
  });

  it('lets a remedy be more exact than the catalogue', () => {
    expect(finding('config-invalid', 'x', { remedy: 'do y' }).remedy).toBe('do y');
  });

  it('is frozen', () => {
    expect(Object.isFrozen(finding('config-invalid', 'x'))).toBe(true);
  });
});
