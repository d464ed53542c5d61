import type { ServerResponse } from 'node:http';
import { type Row, run, secret } from './broken.js';

const type = 'application/json';
const text = '{"id":1}';
const writes =
  (write: (response: ServerResponse) => unknown): Row[2] =>
  (_, response) => {
    write(response);
    response.end(text);
  };

const rows: readonly Row[] = [
  ['a status alone', 'GET /json', writes(r => r.setHeader('Content-Type', type).writeHead(200)), [200, 200], ''],
  [
    'a status alone, undeclared',
    'GET /json',
    writes(r => r.setHeader('Content-Type', type).writeHead(202)),
    [500, 200],
    'the status 202',
  ],
  ['a status that is none', 'GET /json', writes(r => r.writeHead(99)), [500, 200], 'the status 99'],
  [
    'a status and a text',
    'GET /json',
    writes(r => r.setHeader('Content-Type', type).writeHead(200, 'Fine')),
    [200, 200],
    '',
  ],
  ['headers', 'GET /json', writes(r => r.writeHead(200, { 'Content-Type': type, 'X-A': 1 })), [200, 200], ''],
  [
    'wrong headers',
    'GET /json',
    writes(r => r.writeHead(200, { 'Content-Type': type, 'X-A': secret })),
    [500, 200],
    'X-A',
  ],
  [
    'a text and headers',
    'GET /json',
    writes(r => r.writeHead(200, 'Fine', { 'Content-Type': type, 'X-A': 1 })),
    [200, 200],
    '',
  ],
  [
    'a text and wrong headers',
    'GET /json',
    writes(r => r.writeHead(200, 'Fine', { 'Content-Type': type, 'X-A': secret })),
    [500, 200],
    'X-A',
  ],
  ['a row of headers', 'GET /json', writes(r => r.writeHead(200, ['Content-Type', type, 'X-A', '1'])), [200, 200], ''],
  [
    'a row of wrong headers',
    'GET /json',
    writes(r => r.writeHead(200, ['Content-Type', type, 'X-A', secret])),
    [500, 200],
    'X-A',
  ],
  [
    'a text and a row of headers',
    'GET /json',
    writes(r => r.writeHead(200, 'Fine', ['Content-Type', type, 'X-A', '1'])),
    [200, 200],
    '',
  ],
  [
    'pairs of headers',
    'GET /json',
    // Express's own servers and node take pairs, which the types leave out
    writes(r =>
      r.writeHead(200, [
        ['Content-Type', type],
        ['X-A', '1'],
      ] as never),
    ),
    [200, 200],
    '',
  ],
  [
    'nothing where headers may be',
    'GET /json',
    writes(r => r.setHeader('Content-Type', type).writeHead(200, undefined, undefined)),
    [200, 200],
    '',
  ],
  [
    'headers over those that were set',
    'GET /json',
    writes(r =>
      r
        .setHeader('Content-Type', 'text/html')
        .setHeader('X-A', secret)
        .writeHead(200, { 'content-type': type, 'x-a': 1 }),
    ),
    [200, 200],
    '',
  ],
  ['a head twice', 'GET /json', writes(r => r.writeHead(200, { 'Content-Type': type }).writeHead(409)), [200, 200], ''],
  [
    'a header after the head',
    'GET /json',
    writes(r => r.writeHead(200, { 'Content-Type': type }).setHeader('X-A', secret)),
    [500, 200],
    'X-A',
  ],
  [
    'a header with a line end',
    'GET /json',
    writes(r => r.writeHead(200, { 'Content-Type': type, 'X-B': `a\r\nX-C: ${secret}` })),
    [500, 200],
    'the status 500 is not declared',
  ],
  [
    'a head that is flushed',
    'GET /json',
    writes(r => r.writeHead(200, { 'Content-Type': type }).flushHeaders()),
    [200, 200],
    '',
  ],
  [
    'a wrong head that is flushed',
    'GET /json',
    writes(r => r.writeHead(200, { 'Content-Type': type, 'X-A': secret }).flushHeaders()),
    [500, 200],
    'X-A',
  ],
  [
    'a length that is too short',
    'GET /json',
    writes(r => r.writeHead(200, { 'Content-Type': type, 'Content-Length': 1 })),
    [200, 200],
    '',
  ],
  [
    'a length that is too long',
    'GET /json',
    writes(r => r.writeHead(200, { 'Content-Type': type, 'Content-Length': 99 })),
    [200, 200],
    '',
  ],
];

describe('a route that writes its own head', () => run(rows));
