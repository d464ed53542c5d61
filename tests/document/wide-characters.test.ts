import type { FindingsError } from '../../src/diagnostics/index.js';
import { loadText, type SourceFile } from '../../src/document/index.js';

async function fileOf(text: string): Promise<SourceFile> {
  return (await loadText(text, { display: 'api.json' })).root;
}

const frame = (...members: readonly string[]) =>
  `{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, ${members.join(', ')}}`;

/** Two, three and four bytes; the last takes two units of a JavaScript text. */
const wide = 'é \u20ac \u{1f600}';

describe('characters beyond ASCII in JSON', () => {
  it('are in values and names as they are written', async () => {
    const { value, text } = await fileOf(frame(`"x-é": "${wide}"`, '"x-\\u00e9t\\u00e9": ["\\u20ac\\n"]'));
    expect(value).toMatchObject({ 'x-é': wide, 'x-été': ['€\n'] });
    expect(text).toContain(`"x-é": "${wide}"`);
  });

  it('are counted in columns as JavaScript counts them', async () => {
    const text = frame(`"x-${wide}": "${wide}"`, '"x-after": 1', `"x-é": {"${wide}": [1]}`, '"x-last": 2');
    const file = await fileOf(text);
    for (const [pointer, written] of [
      ['/x-after', '"x-after"'],
      ['/x-last', '"x-last"'],
      [`/x-${wide}`, `"x-${wide}"`],
      [`/x-é/${wide}`, `"${wide}": [`],
    ] as const) {
      expect([pointer, file.locate(pointer, 'key')]).toEqual([
        pointer,
        { file: 'api.json', line: 1, column: text.indexOf(written) + 1, pointer },
      ]);
    }
  });

  it('are counted over long stretches, with lines', async () => {
    const long = Array.from({ length: 3000 }, (_, index) => (index % 50 === 0 ? wide : 'abcdefgh')).join(' ');
    const file = await fileOf(`${frame(`"x-a": "${long}"`)}`.replace(', "x-a"', `,\n"x-b": "${long}", "x-a"`));
    const line = file.text.split('\n')[1]!;
    expect(file.locate('/x-a', 'key')).toMatchObject({ line: 2, column: line.indexOf('"x-a"') + 1 });
  });

  it('give the same value where they are most of a text', async () => {
    const text = 'ж'.repeat(60_000);
    const { value, locate } = await fileOf(frame(`"x-a": "${text}"`, '"x-b": 1')).then(file => ({
      value: file.value,
      locate: (pointer: string) => file.locate(pointer, 'key').column,
    }));
    expect(value).toMatchObject({ 'x-a': text });
    expect(locate('/x-b')).toBe(frame(`"x-a": "${text}"`, '"x-b": 1').indexOf('"x-b"') + 1);
  });

  it.each([
    ['behind a backslash', '"x-a": "\\é"'],
    ['outside texts', '"x-a": é'],
  ])('are refused %s', async (_, member) => {
    const text = frame(`"x-é": 1`, member);
    const { findings } = await fileOf(text).then(
      () => ({ findings: [] }),
      (error: FindingsError) => error,
    );
    expect(findings).toMatchObject([{ code: 'syntax-error', location: { line: 1 } }]);
    expect(text.slice(findings[0]!.location!.column - 1)).toMatch(/^(?:\\é|é)/);
  });

  it('leave the place of a number that loses digits where it is', async () => {
    const text = frame(`"x-${wide}": "${wide}"`, '"x-n": 12345678901234567890');
    const { findings } = await loadText(text, { display: 'api.json' });
    expect(findings).toMatchObject([
      { code: 'unsafe-number', location: { column: text.indexOf('1234567') + 1, pointer: '/x-n' } },
    ]);
  });
});
