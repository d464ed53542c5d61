import { Readable } from 'node:stream';
import type { HandlerInput } from '../../../src/express/index.js';
import { good, kept, type Row, run, status } from './broken.js';

const message = 'the status message holds a character';
const spoil = ({ response }: HandlerInput) => Object.assign(response, { statusMessage: '✓' });
const spoilAnd =
  (result: () => unknown): Row[2] =>
  input => {
    spoil(input);
    return result();
  };

const rows: readonly Row[] = [
  ['gives a value', 'GET /json', spoilAnd(() => good), [500, 200], message],
  ['gives nothing', 'DELETE /none', spoilAnd(() => ({ status: 204 })), [500, 200], message],
  [
    'gives a stream',
    'GET /bytes',
    spoilAnd(() => ({ status, body: kept(Readable.from([Buffer.from('x')])) })),
    [500, 200],
    message,
  ],
  [
    'breaks',
    'GET /json',
    input => {
      spoil(input);
      throw new Error('the disk is gone');
    },
    [500, 200],
    'the disk is gone',
  ],
  [
    'sets it while its stream is read',
    'GET /bytes',
    input => ({ status, body: kept(Readable.from(later(input), { objectMode: false })) }),
    [500, 200],
    message,
  ],
];

async function* later(input: HandlerInput) {
  spoil(input);
  yield 'x';
}

describe('a handler that sets a status message that none may be, and', () => run(rows));
