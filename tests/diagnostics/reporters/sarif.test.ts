import { catalogue, finding, reporters } from '../../../src/diagnostics/index.js';
import { hostile, samples } from '../findings.js';

const at = (file: string) => finding('config-invalid', 'x', { location: { file, line: 3, column: 7, pointer: '/a' } });
const runOf = (findings: Parameters<typeof reporters.sarif>[0]) => {
  const log = JSON.parse(reporters.sarif(findings, { version: '1.2.3' }));
  expect(Object.keys(log).sort()).toEqual(['$schema', 'runs', 'version']);
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
};

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
describe('a SARIF log', () => {
  it('has what the standard requires where nothing was found', () => {
    const run = runOf([]);
    expect(run).toEqual({
      tool: { driver: { name: 'Specwright', semanticVersion: '1.2.3', rules: [] } },
      columnKind: 'utf16CodeUnits',
      results: [],
    });
  });

  it('lists each rule once, with what the catalogue says, and points every result at its own', () => {
    const { tool, results } = runOf([...samples, ...samples, hostile]);
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['config-invalid', 'report-unwritable', 'usage-invalid']);
    for (const rule of tool.driver.rules) {
      const { what, why, remedy } = catalogue[rule.id as keyof typeof catalogue]; // ids are codes, by the line above
      expect(rule).toEqual({
        id: rule.id,
        shortDescription: { text: what },
        fullDescription: { text: why },
        help: { text: remedy },
        defaultConfiguration: { level: 'error' },
      });
    }
    for (const result of results) {
      expect(ids[result.ruleIndex]).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text.length).toBeGreaterThan(0);
    }
    expect(results).toHaveLength(7);
  });

  it.each([
    ['api.yaml', 'api.yaml'],
    ['./a b/ü.yaml', './a%20b/%C3%BC.yaml'],
    ['a:b#c?d%e.yaml', 'a%3Ab%23c%3Fd%25e.yaml'],
    ['sub\\api.yaml', 'sub/api.yaml'],
    ['<stdin>', '%3Cstdin%3E'],
    ['https://example.com/a%20b.yaml', 'https://example.com/a%20b.yaml'],
    ['https://example.com/100%.yaml', 'https://example.com/100%25.yaml'],
    ['git:main:a b.yaml', 'git:main:a%20b.yaml'],
    ['\ud800.yaml', '%EF%BF%BD.yaml'],
  ])('names %s by a URI reference', (file, want) => {
    const [result] = runOf([at(file)]).results;
    expect(result.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: want }, region: { startLine: 3, startColumn: 7 } },
        logicalLocations: [{ fullyQualifiedName: '/a' }],
      },
    ]);
    expect(() => new URL(want, 'file:///')).not.toThrow();
  });

  it.each([
    ['{0} of /pets/{id}', '{{0}} of /pets/{{id}}'],
    ['a [link](https://example.com) b', 'a \\[link\\](https://example.com) b'],
    ['an [array] (plain)', 'an [array] (plain)'],
  ])('lets %s be neither placeholder nor link', (message, want) => {
    const [result] = runOf([finding('config-invalid', message, { remedy: 'Mend' })]).results;
    expect(result.message.text).toBe(`${want}. Mend`);
  });
});
