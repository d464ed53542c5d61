import { diff } from '../../../../src/diff/index.js';
import { confirm } from '../../confirm.js';
import { contractOf } from '../given.js';

export const head = (openapi: string) => `openapi: ${openapi}\ninfo: { title: T, version: "1" }\n`;

/** A form with a file, and what its encoding says, as it is sent or as it comes. */
export function upload(file: string, encoding = '', travels: 'request' | 'response' = 'request'): string {
  const schema = `{ type: object, required: [file], properties: { file: ${file}, name: { type: string } } }`;
  const content = `content: { multipart/form-data: { schema: ${schema}, encoding: { ${encoding} } } }`;
  const none = "'204': { description: done }";
  return travels === 'request'
    ? `paths:\n  /files:\n    post: { requestBody: { required: true, ${content} }, responses: { ${none} } }\n`
    : `paths:\n  /files:\n    get: { responses: { '200': { description: the file, ${content} } } }\n`;
}

/** A form of which all is said. */
export function form(said: string, travels: 'request' | 'response' = 'request'): string {
  return upload('{}', '', travels).replace(/schema: .*(?=, encoding)/, `schema: { type: object, ${said} }`);
}

/** What is said of a change; each witness of what breaks is accepted before, and refused or misread after. */
export async function told(old: string, now: string): Promise<readonly string[]> {
  const [before, after] = [await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')];
  const { changes } = diff(before, after);
  for (const { level, witness, message } of changes) {
    if (level !== 'breaking') continue;
    const said = await confirm({ before, after }, witness!);
    expect([message, witness!.message, said]).toEqual([
      message,
      witness!.message,
      { writer: 'accepted', reader: witness!.outcome === 'understood-otherwise' ? 'misread' : 'refused' },
    ]);
  }
  return changes.map(({ level, message }) => `${level} ${message}`);
}

export const binary = '{ type: string, format: binary }';
export const text = '{ type: string }';
export const png = '{ type: string, contentMediaType: image/png }';
export const urlencoded = 'application/x-www-form-urlencoded';
export const bytes = 'application/octet-stream';

export const part = (words: string) => words.replace(' ', ' the part `file` of the request body ');
export const refused = (type: string) => `breaking is refused now as \`${type}\``;
export const wider = 'safe may be of other media types too';
export const becomesText = 'breaking is a text now, and was a file: bytes that are no text are refused';
