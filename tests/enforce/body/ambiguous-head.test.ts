import { media, raw, withServer } from './serve.js';

const setting = { content: [media('text/plain'), media('application/json'), media('multipart/form-data')] };

/** The result of a request with these lines. */
async function resultOf(lines: readonly string[], body: string) {
  return withServer(setting, async (_, port, seen) => {
    await raw(port, [`POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${lines.join('\r\n')}\r\n\r\n${body}`]);
    return seen.at(-1)!.result;
  });
}

describe('a body whose head others may take otherwise', () => {
  it.each<[string, readonly string[], string, number, string]>([
    [
      'two media types',
      ['Content-Type: text/plain', 'content-type: application/json', 'Content-Length: 2'],
      '[]',
      400,
      'repeated',
    ],
    [
      'one media type twice',
      ['Content-Type: text/plain', 'CONTENT-TYPE: text/plain', 'Content-Length: 2'],
      '[]',
      400,
      'repeated',
    ],
    [
      'a coding before chunked',
      ['Content-Type: text/plain', 'Transfer-Encoding: gzip, chunked'],
      '2\r\n[]\r\n0\r\n\r\n',
      501,
      'transfer-encoding',
    ],
    [
      'two charsets',
      ['Content-Type: application/json; charset=utf-8; charset=utf-7', 'Content-Length: 2'],
      '[]',
      415,
      'content-type',
    ],
    [
      'two boundaries',
      ['Content-Type: multipart/form-data; boundary=a; boundary=b', 'Content-Length: 2'],
      '[]',
      415,
      'content-type',
    ],
  ])('is refused: %s', async (_, lines, body, status, code) => {
    expect(await resultOf(lines, body)).toMatchObject({ refusal: code, status, errors: [{ code }] });
  });

  it('is read where all take it alike', async () => {
    expect(
      await resultOf(['Content-Type: text/plain', 'Transfer-Encoding: Chunked'], '2\r\n[]\r\n0\r\n\r\n'),
    ).toMatchObject({ body: '[]' });
  });
});
