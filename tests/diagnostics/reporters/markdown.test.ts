import { reporters } from '../../../src/diagnostics/index.js';
import { markdownCode, markdownText } from '../../../src/diagnostics/reporters/markdown-text.js';
import { hostile, samples } from '../findings.js';

// https://github.github.com/gfm/
describe('text in Markdown', () => {
  it.each([
    ['<img src=x> & "a"', '&lt;img src=x&gt; &amp; "a"'],
    ['[a](https://example.com)', '\\[a\\](https\\://example.com)'],
    ['*a* _b_ ~c~ $d$ |', '\\*a\\* \\_b\\_ \\~c\\~ \\$d\\$ \\|'],
    ['www.example.com', 'www\\.example.com'],
    ['@everyone of #1', '@<!-- -->everyone of #<!-- -->1'],
    ['back\\slash', 'back\\\\slash'],
    ['a line\nand another', 'a line\\\\u{a}and another'],
    ['`a*` is *', '`a*` is \\*'],
    ['an odd ` mark', 'an odd \\` mark'],
  ])('%j is read as it is', (text, want) => {
    expect(markdownText(text)).toBe(want);
  });

  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['``', '``` `` ```'],
    ['', ''],
  ])('%j is code that nothing in it ends', (text, want) => {
    expect(markdownCode(text)).toBe(want);
  });
});

describe('a Markdown report', () => {
  it('has a line a finding, with place, code and remedy', () => {
    expect(reporters.markdown(samples.slice(0, 1), {})).toBe(`### 1 error

- error: \`api.yaml:2:5\` out must be a string (\`config-invalid\`). In \`GET /pets\`. Mend the named setting; docs/specwright.config.schema.json lists all of them
`);
  });

  it('fits into a comment and says how many it left out', () => {
    const text = reporters.markdown(
      Array.from({ length: 2000 }, () => samples[0]!),
      {},
    );
    expect(text.length).toBeLessThanOrEqual(65_536);
    const told = text.match(/^- error/gm)?.length ?? 0;
    expect(text).toMatch(new RegExp(`Too long for a comment: ${2000 - told} more\\.\\n$`));
  });

  it('lets nothing of a document be markup', () => {
    expect(reporters.markdown([hostile], {}).replaceAll(/`+[^`]*`+/g, '')).not.toMatch(/<(?!!-- -->)/);
  });
});
