import { createReadStream } from 'node:fs';
import { problem } from '../../../src/express/index.js';
import { good, kept, type Row, run, secret, status, thenable, tick } from './broken.js';

const rows: readonly Row[] = [
  [
    'throws',
    'GET /json',
    () => {
      throw new Error('the disk is gone');
    },
    [500, 200],
    'the disk is gone',
  ],
  [
    'throws what is no error',
    'GET /json',
    () => {
      throw secret;
    },
    [500, 200],
    'a string was thrown',
  ],
  [
    'throws nothing',
    'GET /json',
    () => {
      throw undefined;
    },
    [500, 200],
    'nothing was thrown',
  ],
  [
    'rejects',
    'GET /json',
    async () => {
      await tick();
      throw new Error('the disk is gone');
    },
    [500, 200],
    'the disk is gone',
  ],
  [
    'throws a problem that is not declared',
    'GET /json',
    () => {
      throw problem(409, secret);
    },
    [500, 200],
    'the status 409 is not declared',
  ],
  ['gives nothing', 'GET /json', () => undefined, [500, 200], 'the handler gave no { status }'],
  ['gives null', 'GET /json', () => null, [500, 200], 'the handler gave no { status }'],
  ['gives a text', 'GET /json', () => secret, [500, 200], 'the handler gave no { status }'],
  ['gives a list', 'GET /json', () => [good], [500, 200], 'the handler gave no { status }'],
  ['gives a function', 'GET /json', () => () => good, [500, 200], 'the handler gave no { status }'],
  ['gives a promise of nothing', 'GET /json', async () => undefined, [500, 200], 'the handler gave no { status }'],
  [
    'gives a status that is a text',
    'GET /json',
    () => ({ ...good, status: '200' }),
    [500, 200],
    'the handler gave no { status }',
  ],
  ['gives no status', 'GET /json', () => ({ body: {} }), [500, 200], 'the handler gave no { status }'],
  ['gives NaN', 'GET /json', () => ({ ...good, status: Number.NaN }), [500, 200], 'the handler gave no { status }'],
  [
    'gives a part of a status',
    'GET /json',
    () => ({ ...good, status: 200.5 }),
    [500, 200],
    'the handler gave no { status }',
  ],
  ['gives 100', 'GET /json', () => ({ ...good, status: 100 }), [500, 200], 'the handler gave no { status }'],
  ['gives 999', 'GET /json', () => ({ ...good, status: 999 }), [500, 200], 'the handler gave no { status }'],
  [
    'gives a status that throws',
    'GET /json',
    () => ({
      get status() {
        throw new Error('no status');
      },
    }),
    [500, 200],
    'no status',
  ],
  ['gives a thenable', 'GET /json', () => thenable(take => take(good)), [200, 200], ''],
  [
    'gives a thenable that throws',
    'GET /json',
    () =>
      thenable(() => {
        throw new Error('no then');
      }),
    [500, 200],
    'no then',
  ],
  [
    'gives a thenable that answers twice',
    'GET /json',
    () =>
      thenable((take, refuse) => {
        take(good);
        take({});
        refuse(new Error());
      }),
    [200, 200],
    '',
  ],
  ['never answers', 'GET /json', () => new Promise(() => {}), [503, 200], 'did not answer in time'],
  [
    'answers too late',
    'GET /json',
    () => new Promise(resolve => setTimeout(() => resolve({ status, body: kept(createReadStream('/nowhere')) }), 400)),
    [503, 200],
    'did not answer in time',
  ],
  [
    'fails too late',
    'GET /json',
    () => new Promise((_, reject) => setTimeout(() => reject(new Error(secret)), 400)),
    [503, 200],
    'did not answer in time',
  ],
];

describe('a handler that throws, is late or gives no answer', () => run(rows));
