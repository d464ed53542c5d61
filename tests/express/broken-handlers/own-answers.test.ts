import { good, type Row, run, secret, tick } from './broken.js';

const rows: readonly Row[] = [
  [
    'writes an answer and gives none',
    'GET /json',
    ({ response }) => void response.end('{}'),
    [200, 200],
    'the handler wrote the response itself',
  ],
  [
    'writes an answer and gives another',
    'GET /json',
    ({ response }) => {
      response.end('{}');
      return good;
    },
    [200, 200],
    'the handler wrote the response itself',
  ],
  [
    'writes a part of an answer and gives another',
    'GET /json',
    ({ response }) => {
      response.write('{');
      return good;
    },
    [],
    'the handler wrote the response itself',
  ],
  [
    'writes an answer and rejects',
    'GET /json',
    async ({ response }) => {
      response.end('{}');
      await tick();
      throw new Error('the disk is gone');
    },
    [200, 200],
    'the disk is gone',
  ],
  [
    'writes a part of an answer and rejects',
    'GET /json',
    async ({ response }) => {
      response.write('{');
      await tick();
      throw new Error('the disk is gone');
    },
    [200],
    'the disk is gone',
  ],
  [
    'writes after its end',
    'GET /json',
    ({ response }) => {
      setImmediate(() => response.write(secret));
      return good;
    },
    [200, 200],
    '',
  ],
  [
    'writes after its end at once',
    'GET /json',
    ({ response }) => {
      response.end('{}');
      response.write(secret);
      return undefined;
    },
    [200, 200],
    'the handler wrote the response itself, and: write after end',
  ],
  [
    'destroys the response',
    'GET /json',
    ({ response }) => {
      response.destroy();
      return good;
    },
    [],
    '',
  ],
  [
    'destroys the socket',
    'GET /json',
    ({ request }) => {
      request.socket.destroy();
      return good;
    },
    [],
    '',
  ],
  [
    'sets a status of its own',
    'GET /json',
    ({ response }) => {
      response.statusCode = 999;
      return good;
    },
    [200, 200],
    '',
  ],
];

describe('a handler that writes the response itself', () => run(rows));
