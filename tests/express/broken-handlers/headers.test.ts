import { good, type Row, run, secret } from './broken.js';

const rows: readonly Row[] = [
  ['gives a header of 60 KB', 'GET /json', () => ({ ...good, headers: { 'X-A': 'a'.repeat(60_000) } }), [200, 200], ''],
  [
    'gives a line end in a header',
    'GET /json',
    () => ({ ...good, headers: { 'X-A': `a\r\nX-B: ${secret}` } }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a NUL in a header',
    'GET /json',
    () => ({ ...good, headers: { 'X-A': 'a\0' } }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a header beyond Latin-1',
    'GET /json',
    () => ({ ...good, headers: { 'X-A': 'a\u2028' } }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a header whose name is none',
    'GET /json',
    () => ({ ...good, headers: { 'X A': 'a' } }),
    [500, 200],
    'no name of a header',
  ],
  [
    'gives a header without a name',
    'GET /json',
    () => ({ ...good, headers: { '': 'a' } }),
    [500, 200],
    'no name of a header',
  ],
  [
    'gives a line end in a header name',
    'GET /json',
    () => ({ ...good, headers: { 'X-A\r\nX-B': 'a' } }),
    [500, 200],
    'no name of a header',
  ],
  ['gives a symbol in a header', 'GET /json', () => ({ ...good, headers: { 'X-A': Symbol('a') } }), [200, 200], ''],
  [
    'gives a header that throws',
    'GET /json',
    () => ({
      ...good,
      headers: {
        get 'X-A'() {
          throw new Error('no header');
        },
      },
    }),
    [500, 200],
    'no header',
  ],
  [
    'gives a line end in a content type',
    'GET /json',
    () => ({ ...good, contentType: 'application/json;a="\r\nX-B: c"' }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a header that is not declared',
    'GET /json',
    () => ({ ...good, headers: { 'X-B': secret } }),
    [500, 200],
    'the header X-B is not declared',
  ],
  [
    'gives a header of HTTP that is not declared',
    'DELETE /none',
    () => ({ status: 204, headers: { Location: secret } }),
    [500, 200],
    'the header Location is not declared',
  ],
  [
    'gives a declared header in other letter case',
    'GET /json',
    () => ({ ...good, headers: { 'x-a': 'a' } }),
    [200, 200],
    '',
  ],
  [
    'gives no value of an undeclared header',
    'GET /json',
    () => ({ ...good, headers: { 'X-B': undefined } }),
    [200, 200],
    '',
  ],
  [
    'sets a header on the response itself',
    'GET /json',
    ({ response }) => {
      response.setHeader('X-B', 'b');
      return good;
    },
    [200, 200],
    '',
  ],
  ['gives headers that are none', 'GET /json', () => ({ ...good, headers: 7 }), [200, 200], ''],
  ['gives its own length', 'GET /json', () => ({ ...good, headers: { 'Content-Length': '99' } }), [200, 200], ''],
  [
    'gives chunks of its own',
    'GET /json',
    () => ({ ...good, headers: { 'Transfer-Encoding': 'chunked' } }),
    [200, 200],
    '',
  ],
];

describe('a handler that gives headers that can not be sent', () => run(rows));
