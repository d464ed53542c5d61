import { type ContractChange, changelog, explained } from '../../../src/diff/index.js';
import { comparisonOf, hostile, property, removed, risky, safe, whole } from './reviews.js';

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

const code = (name: string) => `\`${name}\``;

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

  it('has a line for each of many operations, and goes on in another line where there are many properties', () => {
    const operations = ['/a', '/b', '/c', '/d'].map((path, index) => removed(`GET ${path}`, index + 1));
    const names = Array.from({ length: 8 }, (_, index) => `property_number_${index + 1}`);
    const properties = names.map((name, index) => property(name, 10 + index));
    const lines = changelog([comparisonOf([...operations, ...properties])]).split('\n');
    expect(lines.filter(line => /^ *-|^ {2}/.test(line))).toEqual([
      '- each of 4 operations is gone: its requests are answered with 404:',
      '  - GET /a',
      '  - GET /b',
      '  - GET /c',
      '  - GET /d',
      `- \`Pet\`: each of 8 properties is not declared any more: ${names.slice(0, 5).map(code).join(', ')},`,
      `  ${names.slice(5).map(code).join(', ')} (GET /pets)`,
    ]);
  });

  it('says once what several changes say in the same words, of all of their operations', () => {
    const response = (operation: string): ContractChange => ({
      ...risky,
      code: 'response-added',
      message: 'clients may get 422, which they take for any other of its class',
      reaches: [{ operation, part: 'response 422' }],
    });
    const text = changelog([comparisonOf(['GET /a', 'GET /b', 'GET /a', 'GET /c'].map(response))]);
    expect(text.match(/^-.*/gm)).toEqual([
      '- clients may get 422, which they take for any other of its class (GET /a, GET /b and 1 more)',
    ]);
  });

  it('lets nothing of a document be markup, a link or a mention', () => {
    const text = changelog(hostile.comparisons);
    expect(text).not.toMatch(acting);
    expect(text.replaceAll(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')).not.toMatch(/<(?!!-- -->)|@\w|#\d|(?<!\\)\]\(/);
  });
});
