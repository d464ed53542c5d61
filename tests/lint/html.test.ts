import type { LintFinding } from '../../src/lint/index.js';
import { lintHtml } from '../../src/lint/index.js';
import { parseXml } from '../diagnostics/reporters/parse-xml.js';
import { browsed, openReport, where } from '../support/open-report.js';

const text = 'openapi: 3.1.1\npaths:\n  /getPets:\n    get: {}\n';
const asked = [
  { code: 'path-verb', category: 'design' },
  { code: 'path-depth', category: 'design' },
  { code: 'operation-id', category: 'documentation' },
] as const;

const finding = (parts: Partial<LintFinding>): LintFinding => ({
  code: 'path-verb',
  severity: 'warning',
  message: "The path '/getPets' has a verb in it",
  remedy: 'Name the resource by a noun',
  location: { file: 'api.yaml', line: 3, column: 3, pointer: '/paths/~1getPets' },
  ...parts,
});

const findings = [
  finding({}),
  finding({ code: 'operation-id', severity: 'info', message: 'There is no operationId', operation: 'GET /getPets' }),
  finding({ code: 'ref-not-found', severity: 'error', message: 'It leads nowhere' }),
];

describe('the page of a review', () => {
  const page = lintHtml(findings, asked, { text: () => text });

  it('has a score for each category, and the lines of each finding', () => {
    expect(page).toContain(
      '<td>design</td><td><meter max="2" value="1"></meter></td><td>50</td><td>1 of 2 rules kept</td>',
    );
    expect(page).toContain('<td>documentation</td><td><meter max="1" value="0"></meter></td><td>0</td>');
    expect(page).toContain('<pre>     2 | paths:\n<mark>     3 |   /getPets:</mark>     4 |     get: {}\n');
  });

  browsed(
    `is filtered by severity, category and words in a browser, and loads nothing${where}`,
    () => {
      expect(openReport(page, 'info', 'noun verb')).toEqual({
        requests: 1,
        complaints: [],
        all: { articles: 3, count: '3 of 3 shown' },
        without: { articles: 2, count: '2 of 3 shown' },
        found: { articles: 1, count: '1 of 3 shown' },
      });
      expect(openReport(page, 'documentation', '')).toMatchObject({ without: { articles: 2 } });
    },
    200_000,
  );

  it('lets no text of a document become an element or an attribute', () => {
    const hostile = '"><img src=x onerror=alert(1)></pre><script>alert(1)</script>';
    const location = { file: hostile, line: 1, column: 2, pointer: `/${hostile}` };
    const related = [{ message: hostile, location }];
    const each = finding({ message: hostile, remedy: hostile, operation: hostile, code: hostile, location, related });
    const report = lintHtml([each], asked, { text: () => hostile });
    const section = report.slice(report.indexOf('<section>'), report.indexOf('</section>') + '</section>'.length);
    const elements = [...parseXml(section).getElementsByTagName('*')];
    const known = ['section', 'article', 'h3', 'code', 'dl', 'dt', 'dd', 'span', 'pre', 'mark'];
    expect(elements.length).toBeGreaterThan(8);
    expect(elements.map(({ tagName }) => tagName).filter(name => !known.includes(name))).toEqual([]);
    const attributes = elements.flatMap(({ attributes: own }) => [...own].map(({ name }) => name));
    expect(new Set(attributes)).toEqual(new Set(['class', 'data-group']));
  });

  it('cuts a long line around the place', () => {
    const long = `${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`;
    const location = { file: 'api.json', line: 1, column: 5001, pointer: '' };
    const report = lintHtml([finding({ location })], asked, { text: () => long });
    expect(report).toMatch(/<mark> {5}1 \| …a+HEREb+<\/mark>/);
    expect(report.length).toBeLessThan(10_000);
  });
});
