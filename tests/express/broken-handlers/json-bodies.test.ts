import { createReadStream } from 'node:fs';
import { circular, good, kept, type Row, run, secret, status } from './broken.js';

const rows: readonly Row[] = [
  [
    'gives a body that refers to itself',
    'GET /json',
    () => ({ status, body: circular }),
    [500, 200],
    'can not be written as JSON',
  ],
  ['gives a bigint beyond the integers', 'GET /json', () => ({ status, body: { id: 2n ** 70n } }), [200, 200], ''],
  ['gives a bigint where none is declared', 'GET /json', () => ({ status, body: 1n }), [500, 200], 'must be an object'],
  [
    'gives a getter that throws',
    'GET /json',
    () => ({
      status,
      body: {
        get id() {
          throw new Error(secret);
        },
      },
    }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a toJSON that throws',
    'GET /json',
    () => ({
      status,
      body: {
        id: 1,
        toJSON() {
          throw new Error(secret);
        },
      },
    }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a toJSON of nothing',
    'GET /json',
    () => ({ status, body: { toJSON: () => undefined } }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a function as body',
    'GET /json',
    () => ({ status, body: () => 1 }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a symbol as body',
    'GET /json',
    () => ({ status, body: Symbol(secret) }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a body 20,000 deep',
    'GET /json',
    () => ({ status, body: { more: JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) } }),
    [500, 200],
    'can not be written as JSON',
  ],
  [
    'gives a body for 204',
    'DELETE /none',
    () => ({ status: 204, body: { id: secret } }),
    [500, 200],
    'the status 204 has no body',
  ],
  [
    'gives 304 that is not declared',
    'GET /json',
    () => ({ status: 304, body: kept(createReadStream('/nowhere')) }),
    [500, 200],
    'the status 304 is not declared',
  ],
  ['gives a body to HEAD', 'HEAD /json', () => good, [200, 200], ''],
  [
    'gives a wrong body to HEAD',
    'HEAD /json',
    () => ({ status, body: { id: secret } }),
    [500, 200],
    'must be an integer',
  ],
];

describe('a handler that gives a body that can not be sent', () => run(rows));
