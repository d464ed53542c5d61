import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { circular, destroyed, failing, kept, type Row, run, secret, status } from './broken.js';

const rows: readonly Row[] = [
  [
    'gives a stream for an undeclared status',
    'GET /bytes',
    () => ({ status: 201, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'the status 201 is not declared',
  ],
  [
    'gives a stream for a JSON body',
    'GET /json',
    () => ({ status, body: kept(Readable.from(['{"id":1}'], { objectMode: false })) }),
    [200, 200],
    '',
  ],
  [
    'gives a stream with a wrong header',
    'GET /bytes',
    () => ({ status, headers: { 'X-A': '\n' }, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'a character that no header may hold',
  ],
  [
    'gives a stream that breaks before its first byte',
    'GET /bytes',
    () => ({ status, body: failing([]) }),
    [500, 200],
    'the disk is gone',
  ],
  [
    'gives a stream that breaks after some bytes',
    'GET /bytes',
    () => ({ status, body: failing(['abc']) }),
    [200],
    'the disk is gone',
  ],
  [
    'gives a JSON stream that breaks in what is held back',
    'GET /json',
    () => ({ status, body: failing(['{"id":']) }),
    [500, 200],
    'the disk is gone',
  ],
  [
    'gives a file that is not there',
    'GET /bytes',
    () => ({ status, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'ENOENT',
  ],
  [
    'gives a stream that is destroyed',
    'GET /bytes',
    () => ({ status, body: destroyed() }),
    [500, 200],
    'was destroyed',
  ],
  [
    'gives a stream that is read already',
    'GET /bytes',
    async () => {
      const stream = kept(Readable.from(['a'], { objectMode: false }));
      for await (const _ of stream);
      return { status, body: stream };
    },
    [500, 200],
    'was destroyed',
  ],
  [
    'gives a stream of objects for bytes',
    'GET /bytes',
    () => ({ status, body: kept(Readable.from([{ id: 1 }])) }),
    [500, 200],
    'chunk',
  ],
  [
    'gives items of which one is wrong',
    'GET /lines',
    () => ({ status, body: kept(Readable.from([{ id: 1 }, { id: secret }])) }),
    [200],
    '/1/id',
  ],
  [
    'gives an item that is circular',
    'GET /lines',
    () => ({ status, body: kept(Readable.from([{ id: 1 }, circular])) }),
    [200],
    'circular',
  ],
  [
    'gives items that break',
    'GET /lines',
    () => ({
      status,
      body: (async function* () {
        yield { id: 1 };
        throw new Error('the disk is gone');
      })(),
    }),
    [200],
    'the disk is gone',
  ],
  [
    'gives a stream for 204',
    'DELETE /none',
    () => ({ status: 204, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'the status 204 has no body',
  ],
  [
    'gives a stream to HEAD',
    'HEAD /bytes',
    () => ({ status, body: kept(createReadStream('/nowhere')) }),
    [200, 200],
    '',
  ],
];

describe('a handler that gives a stream that breaks', () => run(rows));
