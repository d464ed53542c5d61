import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { type Row, run, secret, tick } from './broken.js';

const failing = (...pieces: string[]) =>
  Readable.from(
    (async function* () {
      yield* pieces;
      await tick();
      throw new Error(secret);
    })(),
    { objectMode: false },
  );
const gone = () => createReadStream('/nowhere');

const rows: readonly Row[] = [
  ['sendFile of a missing file', 'GET /json', (_, r) => r.sendFile('/nowhere/none.json'), [500, 200], 'the status 404'],
  [
    'sendFile of a missing file with a callback',
    'GET /json',
    (_, r) => r.sendFile('/nowhere/none.json', error => void r.status(409).json({ id: error ? 1 : secret })),
    [409, 200],
    '',
  ],
  ['download of a missing file', 'GET /bytes', (_, r) => r.download('/nowhere/none.bin'), [500, 200], 'the status 404'],
  ['a missing file in a pipeline', 'GET /bytes', (_, r) => pipeline(gone(), r, () => {}), [], ''],
  [
    'a missing file piped, the error given to next',
    'GET /bytes',
    (_, r, next) => void gone().on('error', next).pipe(r.type('bin')),
    [500, 200],
    'the status 500 is not declared',
  ],
  [
    'bytes that break after some, the error given to next',
    'GET /bytes',
    (_, r, next) => void failing('abc').on('error', next).pipe(r.type('application/octet-stream')),
    [200],
    '',
  ],
  [
    'bytes that break after some',
    'GET /bytes',
    (_, r) => pipeline(failing('abc'), r.type('application/octet-stream'), () => {}),
    [200],
    '',
  ],
  [
    'JSON that breaks in what is held back, the error given to next',
    'GET /json',
    (_, r, next) => void failing('{"id":').on('error', next).pipe(r.type('json')),
    [],
    '',
  ],
  [
    'JSON that breaks in what is held back',
    'GET /json',
    (_, r) => pipeline(failing('{"id":'), r.type('json'), () => {}),
    [],
    '',
  ],
  [
    'JSON that is wrong',
    'GET /json',
    (_, r) => pipeline(Readable.from([`{"id":"${secret}"}`]), r.type('json'), () => {}),
    [500, 200],
    '/id',
  ],
];

describe('a route whose stream breaks', () => run(rows));
