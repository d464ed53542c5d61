import { jest } from '@jest/globals';
import { type ReportFormat, reporters } from '../../src/diagnostics/index.js';
import { hostile, samples } from './findings.js';

const formats = Object.keys(reporters) as ReportFormat[];
const text = (file: string) => (file === 'api.yaml' ? 'openapi: 3.1.0\ninfo: { title: 1 }\n' : undefined);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

describe.each(formats)('%s', format => {
  it('ends with a line end where there is something to say', () => {
    expect(reporters[format](samples, {})).toMatch(/\n$/);
  });

  it('names every code', () => {
    for (const { code } of samples) expect(reporters[format](samples, {})).toContain(code);
  });

  it('lets no control character of a document through', () => {
    expect(reporters[format]([hostile], { text: () => '\u001b[2J hostile \u0007 line' })).not.toMatch(acting);
  });

  it('gives well-formed text for a lone surrogate', () => {
    expect(reporters[format]([hostile], {}).isWellFormed()).toBe(true);
  });

  it('changes nothing on a second run', () => {
    expect(reporters[format](samples, { text })).toBe(reporters[format](samples, { text }));
  });
});

describe('pretty', () => {
  it('gives place, severity, message, the line, the remedy and related places', () => {
    expect(
      reporters.pretty(samples.slice(0, 1), { text }),
    ).toBe(`api.yaml:2:5 error out must be a string (config-invalid)
  2 | info: { title: 1 }
    |     ^
  in GET /pets
  mend: Mend the named setting; docs/specwright.config.schema.json lists all of them
  see api.yaml:1:1: first given here

1 error
`);
  });

  it.each([
    [samples, '1 error, 1 warning, 1 note'],
    [[], 'no findings'],
  ])('ends with the number of findings', (findings, want) => {
    expect(reporters.pretty(findings, {}).trimEnd().split('\n').pop()).toBe(want);
  });

  it('colours only when told to', () => {
    expect(reporters.pretty(samples, { colour: true })).toContain('\u001b[31merror\u001b[0m');
    expect(reporters.pretty(samples, {})).not.toContain('\u001b');
  });

  it.each(['\n', '\r\n', '\r'])('shows the lines of findings in any order, where %j ends each', end => {
    const texts = new Map(['a.yaml', 'b.yaml'].map(file => [file, `${file}: 1${end}two: 2${end}${end}four: 4`]));
    const asked: string[] = [];
    const text = (file: string) => {
      asked.push(file);
      return texts.get(file);
    };
    const at = (file: string, line: number) => ({ ...samples[0]!, location: { file, line, column: 1, pointer: '' } });
    const places = [at('a.yaml', 4), at('b.yaml', 1), at('a.yaml', 2), at('a.yaml', 3), at('a.yaml', 5), at('none', 1)];
    const report = reporters.pretty(places, { text });
    expect(report.split('\n').filter(line => / \| [^^]*$/.test(line) && !line.endsWith('^'))).toEqual([
      '  4 | four: 4',
      '  1 | b.yaml: 1',
      '  2 | two: 2',
    ]);
    expect(asked).toEqual(['a.yaml', 'b.yaml', 'none']);
  });

  it('shows no line of a file that is not text', () => {
    const at = { ...samples[0]!, location: { file: 'x.png', line: 1, column: 1, pointer: '' } };
    const report = (text: string) => reporters.pretty([at], { text: () => text });
    expect(report('PNG\n\0')).not.toContain('PNG');
    expect(report('PNG\n')).toContain('  1 | PNG');
  });

  it('goes through a text of one long line once, however many findings are on it', () => {
    const long = 'a'.repeat(10_000);
    const findings = Array.from({ length: 50 }, (_, index) => ({
      ...samples[0]!,
      location: { file: 'x.json', line: index % 2 === 0 ? 1 : 2, column: index + 1, pointer: '' },
    }));
    const searches = jest.spyOn(RegExp.prototype, 'exec');
    const report = reporters.pretty(findings, { text: () => long });
    const { length } = searches.mock.calls.filter(([text]) => text === long);
    searches.mockRestore();
    expect(report.split('  1 | ').length - 1).toBe(25);
    expect(length).toBe(1);
  });

  it('shows a part of a very long line with the caret under the place', () => {
    const long = { ...samples[0]!, location: { file: 'x.json', line: 1, column: 50_001, pointer: '' } };
    const lines = reporters.pretty([long], { text: () => `${'a'.repeat(50_000)}B${'c'.repeat(50_000)}` }).split('\n');
    expect(lines[1]!.length).toBeLessThan(120);
    expect(lines[1]![lines[2]!.indexOf('^')]).toBe('B');
  });
});

describe('json', () => {
  it('gives the findings as they are, and their number', () => {
    const report = JSON.parse(reporters.json(samples, {}));
    expect(report).toEqual({ findings: JSON.parse(JSON.stringify(samples)), total: { error: 1, warning: 1, info: 1 } });
  });
});

describe('sarif', () => {
  const log = JSON.parse(reporters.sarif(samples, { version: '1.2.3' }));
  const run = log.runs[0];

  it('is a log of version 2.1.0 by this tool', () => {
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver).toMatchObject({ name: 'Specwright', semanticVersion: '1.2.3' });
  });

  it('points every result at its rule', () => {
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it('gives level, place and related places', () => {
    expect(run.results.map((result: { level: string }) => result.level)).toEqual(['error', 'warning', 'note']);
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'api.yaml' },
      region: { startLine: 2, startColumn: 5 },
    });
    expect(run.results[0].relatedLocations).toHaveLength(1);
    expect(run.results[2].locations[0].physicalLocation.artifactLocation.uri).toBe('b%20c.yaml');
  });
});

describe('junit', () => {
  it.each([
    ['one case a finding, a failure where it weighs', samples, 'tests="3" failures="2"'],
    ['one passing case where nothing was found', [], 'tests="1" failures="0"'],
  ])('counts %s', (_name, findings, want) => {
    expect(reporters.junit(findings, {})).toContain(`<testsuites name="specwright" ${want}>`);
  });

  it('keeps markup of a document from becoming markup', () => {
    const report = reporters.junit([hostile], {});
    expect(report).not.toContain('<img');
    expect(report).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot; &#39;');
  });
});

describe('github', () => {
  it('gives a command a finding', () => {
    expect(reporters.github(samples, {}).split('\n')).toEqual([
      expect.stringMatching(/^::error file=api.yaml,line=2,col=5,title=config-invalid::out must be a string\. Mend/),
      expect.stringMatching(/^::warning title=report-unwritable::/),
      expect.stringMatching(/^::notice file=b c.yaml,line=2,col=5,title=usage-invalid::/),
      '',
    ]);
  });

  it('lets no text begin a command or a property of its own', () => {
    const report = reporters.github([hostile], {});
    expect(report.trimEnd().split('\n')).toHaveLength(1);
    expect(report).toContain('file=a%2Cb%3Ac\\u{a}%3A%3Awarning%3A%3A.yaml,');
  });
});

describe('gitlab', () => {
  it('gives an issue a finding, with a fingerprint of its own', () => {
    const issues = JSON.parse(reporters.gitlab(samples, {}));
    expect(issues).toHaveLength(samples.length);
    for (const [index, { code, location }] of samples.entries()) {
      expect(issues[index]).toMatchObject({
        check_name: code,
        location: { path: location?.file ?? '', lines: { begin: location?.line ?? 1 } },
      });
      expect(issues[index].severity).toMatch(/^(?:major|minor|info)$/);
    }
    expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(samples.length);
  });
});

describe('html', () => {
  it('loads nothing and runs nothing', () => {
    const report = reporters.html([...samples, hostile], { text });
    expect(report).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(report).not.toMatch(/<script|<img|<link|src="|href="/);
  });

  it('shows the line of the source', () => {
    expect(reporters.html(samples, { text })).toContain('<pre>info: { title: 1 }\n    ^</pre>');
  });
});
