import { type Finding, FindingsError, finding } from '../../src/diagnostics/index.js';

const at = (line: number) => ({ file: 'api.yaml', line, column: 3, pointer: '' });
const many = (count: number): Finding[] =>
  Array.from({ length: count }, (_, index) => finding('ref-not-found', `#/${index}`, { location: at(index + 1) }));

describe('the message of an error with findings', () => {
  it('has each with its place and code where they are few', () => {
    const lines = new FindingsError(many(5)).message.split('\n');
    expect(lines.map(line => line.replace(/\)\..*/, ')'))).toEqual(
      [1, 2, 3, 4, 5].map(line => `api.yaml:${line}:3: #/${line - 1} (ref-not-found)`),
    );
  });

  it('has the first five of many and says how many there are, while the error keeps all', () => {
    const error = new FindingsError(many(10_000));
    const lines = error.message.split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[4]).toContain('api.yaml:5:3: #/4 (ref-not-found)');
    expect(lines[5]).toBe("... and 9995 more, 10000 findings in all: see 'findings' of this error");
    expect(error.findings).toHaveLength(10_000);
  });

  it('has what is an error before warnings, whatever their order', () => {
    const warnings = many(6).map((each): Finding => ({ ...each, code: 'merge-key', severity: 'warning' }));
    const error = new FindingsError([...warnings, ...many(1)]);
    expect(error.message.split('\n')[0]).toContain('(ref-not-found)');
    expect(error.findings[0]?.severity).toBe('warning');
  });

  it('has no more than the beginning of a long one', () => {
    const error = new FindingsError([finding('ref-not-found', 'x'.repeat(900), { location: at(1) })]);
    expect(error.message).toMatch(/^api\.yaml:1:3: x{500}\.\.\. \(ref-not-found\)\. /);
    expect(error.findings[0]?.message).toHaveLength(900);
  });

  it('is bounded like every finding where a document has names of megabytes', () => {
    expect(finding('ref-not-found', 'x'.repeat(1_000_000)).message).toBe(`${'x'.repeat(1000)}...`);
  });

  it('is that of the finding alone where it has no place', () => {
    expect(new FindingsError([finding('usage-invalid', 'no')]).message).toMatch(/^no \(usage-invalid\)\. /);
  });
});
