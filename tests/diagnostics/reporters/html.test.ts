import { reporters } from '../../../src/diagnostics/index.js';
import { hostile, samples } from '../findings.js';
import { parseXml } from './parse-xml.js';

describe('an HTML report', () => {
  it.each([
    ['<script>alert(1)</script>', 'script'],
    ['"><img src=x onerror=alert(1)>', 'img'],
    ["' onmouseover='alert(1)", 'onmouseover'],
    ['</pre><iframe>', 'iframe'],
  ])('lets %s be text wherever a document can bring it', (text, forbidden) => {
    const location = { file: text, line: 1, column: 2, pointer: `/${text}` };
    const report = reporters.html(
      [{ ...hostile, message: text, remedy: text, operation: text, location, related: [{ message: text, location }] }],
      { text: () => text, version: text },
    );
    // what is after the head is XML too, and so a parser tells which tags and attributes there are
    const body = report.slice(report.indexOf('<body>'), report.indexOf('</body>') + 7);
    const root = parseXml(body);
    const elements = [...root.getElementsByTagName('*')];
    expect(elements.length).toBeGreaterThan(8);
    for (const element of elements) {
      expect(element.tagName).not.toBe(forbidden);
      expect([...element.attributes].map(({ name }) => name).filter(name => name !== 'class')).toEqual([]);
    }
    expect(root.textContent).toContain(text);
  });

  it('has its findings in the order given', () => {
    const places = samples.map(({ code }) => reporters.html(samples, {}).indexOf(`<code>${code}</code>`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});
