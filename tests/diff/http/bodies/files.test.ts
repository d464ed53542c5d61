import { diff } from '../../../../src/diff/index.js';
import { confirm } from '../../confirm.js';
import { contractOf } from '../given.js';

const head = (openapi: string) => `openapi: ${openapi}\ninfo: { title: T, version: "1" }\n`;

/** A form with a file, and what its encoding says, as it is sent or as it comes. */
function upload(file: string, encoding = '', travels: 'request' | 'response' = 'request'): string {
  const schema = `{ type: object, required: [file], properties: { file: ${file}, name: { type: string } } }`;
  const content = `content: { multipart/form-data: { schema: ${schema}, encoding: { ${encoding} } } }`;
  const none = "'204': { description: done }";
  return travels === 'request'
    ? `paths:\n  /files:\n    post: { requestBody: { required: true, ${content} }, responses: { ${none} } }\n`
    : `paths:\n  /files:\n    get: { responses: { '200': { description: the file, ${content} } } }\n`;
}

async function told(old: string, now: string): Promise<readonly string[]> {
  const [before, after] = [await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')];
  const { changes } = diff(before, after);
  for (const { level, witness, message } of changes) {
    if (level !== 'breaking') continue;
    const said = await confirm({ before, after }, witness!);
    expect([message, witness!.message, said]).toEqual([
      message,
      witness!.message,
      { writer: 'accepted', reader: 'refused' },
    ]);
  }
  return changes.map(({ level, message }) => `${level} ${message}`);
}

const binary = '{ type: string, format: binary }';

/** https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0 */
describe('a file in a part, said in the words of 3.0 and in those of 3.1, is no change', () => {
  it.each<[what: string, old: string, now: string, encoding?: string]>([
    ['without a type', binary, '{}'],
    ['by its media type alone', binary, '{ contentMediaType: application/octet-stream }'],
    ['by its media type', binary, '{ type: string, contentMediaType: application/octet-stream }'],
    ['described', '{ type: string, format: binary, description: the file }', '{ description: the file }'],
    ['by its encoding', binary, '{}', 'file: { contentType: "image/png, image/jpeg" }'],
    ['a list of them', `{ type: array, items: ${binary} }`, '{ type: array, items: {} }'],
    ['of at most ten bytes', '{ type: string, format: binary, maxLength: 10 }', '{ maxLength: 10 }'],
  ])('%s', async (_what, old, now, encoding = '') => {
    for (const travels of ['request', 'response'] as const)
      for (const version of ['3.1.0', '3.2.0']) {
        const older = head('3.0.3') + upload(old, encoding, travels);
        const newer = head(version) + upload(now, encoding, travels);
        expect([version, travels, await told(older, newer)]).toEqual([version, travels, []]);
        expect([version, travels, await told(newer, older)]).toEqual([version, travels, []]);
      }
  });

  it('both in the words of 3.1', async () => {
    const [plain, typed] = [upload('{}'), upload('{ contentMediaType: application/octet-stream }')];
    expect([await told(plain, typed), await told(typed, plain)]).toEqual([[], []]);
  });

  it('in a component that is referred to', async () => {
    const referred = (schema: string) =>
      `${upload("{ $ref: '#/components/schemas/File' }")}components: { schemas: { File: ${schema} } }\n`;
    const [old, now] = [head('3.0.3') + referred(binary), head('3.1.0') + referred('{}')];
    expect([await told(old, now), await told(now, old)]).toEqual([[], []]);
  });
});

describe('what changes of a file is told', () => {
  it('a length that it must not have any more', async () => {
    const now = '{ type: string, format: binary, maxLength: 3 }';
    expect(await told(upload('{}'), upload(now))).toEqual([
      'breaking `request body.file`: `maxLength` is new: 3, and values that were accepted are refused',
    ]);
  });

  it('that it is JSON now', async () => {
    const json = upload('{}', 'file: { contentType: application/json }');
    expect(await told(upload(binary, 'file: { contentType: application/json }'), json)).not.toEqual([]);
  });
});
