import { becomesText, binary, bytes, form, head, part, png, refused, text, told, upload, wider } from './uploads.js';

describe('a file of a name that no property declares', () => {
  const any = `additionalProperties: ${binary}`;
  const byPattern = (schema: string) => `patternProperties: { ^f: ${schema} }, additionalProperties: false`;
  const undeclared = (words: string) =>
    words.replace(/ (\S+ .*)/, ' the part `NAME` of the request body, which no property declares, $1');
  it.each<[what: string, old: string, now: string, forth: string, back: string]>([
    ['is a text of a property', any, `properties: { file: ${text} }, ${any}`, part(becomesText), part(wider)],
    ['is a text', any, `additionalProperties: ${text}`, undeclared(becomesText), undeclared(wider)],
    ['is a text by its pattern', byPattern(binary), byPattern(text), undeclared(becomesText), undeclared(wider)],
  ])('%s', async (_what, old, now, forth, back) => {
    const named = (changes: readonly string[]) => changes.map(words => words.replace(/`(?!file)\w+`/, '`NAME`'));
    for (const version of ['3.0.3', '3.1.0']) {
      const [older, newer] = [head(version) + form(old), head(version) + form(now)];
      const changes = [named(await told(older, newer)), named(await told(newer, older))];
      expect([version, ...changes]).toEqual([version, [forth], [back]]);
    }
    const [older, newer] = [form(old, 'response'), form(now, 'response')];
    expect(named(await told(newer, older))[0]).toMatch(/^breaking the part .* comes as a file now, and was a text$/);
  });

  const properties = `properties: { name: ${text} }`;
  const gone = /^breaking files that no property declares are refused now, such as the part `\w+` of the request body$/;
  it.each<[what: string, old: string, now: string, others: string[]]>([
    ['all that are no texts', `${properties}, ${any}`, properties, [expect.stringMatching(/^safe .* not declared/)]],
    [
      'by a pattern',
      `${properties}, patternProperties: { ^f: ${binary} }`,
      properties,
      [expect.stringMatching(/^safe/)],
    ],
    ['of any kind', `${properties}, additionalProperties: true`, properties, []],
    ['of any kind, as no property is declared', '', properties, ['safe `request body`: `name` is new']],
    [
      'beside one that is declared now',
      any,
      'properties: { file: {} }',
      [expect.stringMatching(/^safe .* not declared/)],
    ],
  ])('is refused where nothing is said of such any more: %s', async (_what, old, now, others) => {
    for (const version of ['3.0.3', '3.1.0', '3.2.0']) {
      if (version === '3.0.3' && old.includes('patternProperties')) continue;
      const [older, newer] = [head(version) + form(old), head(version) + form(now)];
      expect([version, await told(older, newer)]).toEqual([version, [expect.stringMatching(gone), ...others]]);
      expect((await told(newer, older)).filter(words => words.includes('files'))).toEqual([]);
    }
    expect((await told(form(old, 'response'), form(now, 'response'))).filter(words => words.includes('files'))).toEqual(
      [],
    );
  });

  it('is refused where the form is described now', async () => {
    const none = upload('{}').replace(/schema: .*(?=, encoding)/, 'x-none: 1');
    expect(await told(none, form(properties))).toContainEqual(expect.stringMatching(gone));
  });

  it.each([
    ['a text', `additionalProperties: ${text}`, undeclared(becomesText)],
    ['of one media type', `additionalProperties: ${png}`, undeclared(refused(bytes))],
  ])('is %s where it could be of any kind', async (_what, now, want) => {
    const changes = await told(form('additionalProperties: true'), form(now));
    expect(changes.map(words => words.replace(/`(?!file)key\d*`/, '`NAME`'))).toContain(want);
  });

  it('is told once where the form is closed', async () => {
    expect(
      await told(form(`${properties}, additionalProperties: true`), form(`${properties}, additionalProperties: false`)),
    ).toEqual([expect.stringMatching(/^breaking .*names that are not declared/)]);
  });
});

it('a part that no property declares is told as that', async () => {
  const said = upload(text, 'other: { contentType: image/png }');
  expect(await told(said, upload(text))).toEqual([
    'safe the part `other` of the request body, which no property declares, may be of other media types too',
  ]);
  expect(await told(upload(text), said)).toEqual([
    'breaking the part `other` of the request body, which no property declares, is refused now as `text/plain`',
  ]);
});

describe('files that are not declared any more where files of any name are taken', () => {
  const anyNames = [form('properties: {}'), form(`properties: { name: ${text} }, additionalProperties: true`)];
  const of = (file: string) => form(`properties: { file: ${file} }`);

  it.each([binary, '{}', png])('are refused where several are of one name: %s', async file => {
    for (const now of anyNames)
      expect(await told(of(`{ type: array, items: ${file} }`), now)).toContain(
        'breaking `request body`: `file` is refused now',
      );
  });

  it.each([binary, `{ type: array, items: ${text} }`])('are not where one is, or none: %s', async file => {
    for (const now of anyNames)
      expect(await told(of(file), now)).toContain(
        'safe `request body`: `file` is not declared any more, and ignored where it is sent',
      );
  });
});
