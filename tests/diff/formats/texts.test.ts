import { changelog, explained } from '../../../src/diff/index.js';
import { comparisonOf, hostile, safe, whole } from './reviews.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/;

describe('one change, explained', () => {
  it('has every operation, the whole message, the pointers and what the code means', () => {
    const text = explained({ ...whole, unknown: 'nobody looked' });
    expect(text.match(/POST \/pets\/\d+: request body/g)).toHaveLength(41);
    for (const part of [
      '>   "name": "aaaaaaaaaaa"',
      'unknown     nobody looked',
      'softened    breaking, by the default',
      'Leave it at 20',
    ])
      expect(text).toContain(part);
    expect(text).toContain('before: /paths/~1pets/12\n  after: /paths/~1pets/14\n');
    expect(text).not.toMatch(/and \d+ more/);
  });

  it('is read and does nothing else, whatever a document holds', () => {
    for (const { changes } of hostile.comparisons)
      for (const change of changes) expect(explained(change)).not.toMatch(acting);
  });

  it('colours only when told to', () => {
    expect(explained(whole, { colour: true })).toContain('\u001b[31mbreaking\u001b[0m');
    expect(explained(whole)).not.toContain('\u001b');
  });
});

describe('a changelog', () => {
  const of = (
    code: 'operation-deprecated' | 'parameter-became-optional' | 'documentation-changed',
    message: string,
  ) => ({
    ...safe,
    code,
    message,
  });

  it('has what breaks first, then what is deprecated, added, changed, and words', () => {
    const changes = [
      of('documentation-changed', 'other words'),
      of('parameter-became-optional', 'less is asked for'),
      safe,
      of('operation-deprecated', 'will go'),
      whole,
    ];
    const lines = changelog([comparisonOf(changes)]).split('\n');
    expect(lines.filter(line => /^##|^-/.test(line))).toEqual([
      '## 1.1.0, since 1.0.0',
      '### Breaking',
      '- `Pet.name` may have 10 characters, not 20 (POST /pets/0, POST /pets/1 and 39 more)',
      '### Deprecated',
      '- will go (GET /cats)',
      '### Added',
      '- GET /cats is new',
      '### Changed',
      '- less is asked for (GET /cats)',
      '### Documentation',
      '- other words (GET /cats)',
    ]);
  });

  it('lets nothing of a document be markup, a link or a mention', () => {
    const text = changelog(hostile.comparisons);
    expect(text).not.toMatch(acting);
    expect(text.replaceAll(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')).not.toMatch(/<(?!!-- -->)|@\w|#\d|(?<!\\)\]\(/);
  });
});
