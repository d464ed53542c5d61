import { finding } from '../../../src/diagnostics/index.js';
import { formats } from '../../../src/diff/index.js';
import { parseXml } from '../../diagnostics/reporters/parse-xml.js';
import { browsed, openReport as open, where } from '../../support/open-report.js';
import { hostile, reviewed, safe, sample, severalAlike } from './reviews.js';

const { html } = formats;
describe('html', () => {
  browsed(
    `is filtered by level and by words in a browser, loads nothing, and keeps to its policy${where}`,
    () => {
      expect(open(html(sample, {}), 'safe', 'maxlength nothing')).toEqual({
        requests: 1,
        complaints: [],
        all: { articles: 6, count: '6 of 6 shown' },
        without: { articles: 5, count: '5 of 6 shown' },
        found: { articles: 0, count: '0 of 6 shown' },
      });
      expect(open(html(hostile, {}), 'risky', 'alert owned')).toMatchObject({ requests: 1, complaints: [] });
      expect(open(html(sample, {}), 'accepted', 'CHARACTERS post')).toMatchObject({
        without: { articles: 5 },
        found: { articles: 1 },
      });
    },
    200_000,
  );

  browsed(
    `is filtered change by change where several are told together${where}`,
    () => {
      const report = html(reviewed(severalAlike), {});
      expect(open(report, 'risky', 'declared OWNER')).toEqual({
        requests: 1,
        complaints: [],
        all: { articles: 3, count: '5 of 5 shown' },
        without: { articles: 2, count: '3 of 5 shown' },
        found: { articles: 1, count: '1 of 5 shown' },
      });
    },
    200_000,
  );

  it('has notes chosen by a level of their own, where there are some', () => {
    const note = finding('webhooks-uncompared', 'They differ', {});
    const page = html(reviewed([safe], [note]), {});
    expect(page).toContain('<article class="info">\n<h3>info: They differ');
    expect(page).toContain('name="level" value="info"');
    expect(page.match(/<article class="safe">/g)).toHaveLength(1);
    expect(html(reviewed([safe]), {})).not.toContain('value="info"');
  });

  it('runs nothing but its own script', () => {
    const report = html(hostile, { version: '<b>' });
    expect(report).toMatch(/content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/=]{44}'/);
    expect(report.match(/<script/g)).toHaveLength(1);
  });

  it('lets no text of a document become an element or an attribute', () => {
    const report = html(hostile, {});
    const body = report.slice(report.indexOf('<section>'), report.lastIndexOf('</section>') + '</section>'.length);
    const elements = [...parseXml(`<div>${body}</div>`).getElementsByTagName('*')];
    const known = [
      'section',
      'h2',
      'h3',
      'p',
      'span',
      'article',
      'code',
      'dl',
      'dt',
      'dd',
      'ul',
      'li',
      'details',
      'summary',
      'pre',
      'mark',
      'table',
      'tbody',
      'tr',
      'td',
      'br',
    ];
    expect(elements.length).toBeGreaterThan(50);
    expect(new Set(elements.map(({ tagName }) => tagName).filter(name => !known.includes(name)))).toEqual(new Set());
    const attributes = elements.flatMap(({ attributes: own }) => [...own].map(({ name }) => name));
    expect(new Set(attributes)).toEqual(new Set(['class']));
  });

  it('leaves out no level of headings', () => {
    const levels = [...html(sample, {}).matchAll(/<h(\d)>/g)].map(([, level]) => level);
    expect(levels).toEqual(['1', '2', '3', '2', '3', '3', '3', '3', '3']);
  });

  it('says until when a change is accepted', () => {
    expect(html(sample, {})).toContain('<dt>accepted</dt><dd>nobody calls it (ann, until 2027-01-31)</dd>');
  });

  it('has every operation of a change', () => {
    for (const index of [0, 40]) expect(html(sample, {})).toContain(`<li>POST /pets/${index}: request body</li>`);
  });
});
