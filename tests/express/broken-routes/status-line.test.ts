import type { RequestHandler } from 'express';
import { bad, good, type Row, run } from './broken.js';

const unsayable = '✓';
const message = 'the status message holds a character';
const type = 'application/json';

const withMessage =
  (answer: RequestHandler): RequestHandler =>
  (request, response, next) => {
    response.statusMessage = unsayable;
    return answer(request, response, next);
  };
const withStatus =
  (status: unknown): RequestHandler =>
  (_, response) => {
    response.statusCode = status as number; // as a slip in the user's code may set it
    response.json(good);
  };

const rows: readonly Row[] = [
  ['a message that none may be', 'GET /json', withMessage((_, r) => void r.json(good)), [500, 200], message],
  [
    'such a message, sent later',
    'GET /json',
    withMessage((_, r) => void setImmediate(() => r.json(good))),
    [500, 200],
    message,
  ],
  [
    'such a message before pieces',
    'GET /json',
    withMessage((_, r) => void r.type('json').end('{}')),
    [500, 200],
    message,
  ],
  [
    'such a message before headers alone',
    'GET /bytes',
    withMessage((_, r) => r.type('bin').flushHeaders()),
    [500, 200],
    message,
  ],
  [
    'such a message of its head, ended later',
    'GET /json',
    (_, r) => {
      r.writeHead(200, unsayable, { 'Content-Type': type });
      setImmediate(() => r.end(JSON.stringify(good)));
    },
    [500, 200],
    message,
  ],
  ['a status of four digits', 'GET /json', withStatus(1000), [500, 200], 'the status 1000 is none'],
  ['a status of nought', 'GET /json', withStatus(0), [500, 200], 'the status 0 is none'],
  ['a status that is no number', 'GET /json', withStatus('abc'), [500, 200], 'the status NaN is none'],
  ['a status of a text of digits', 'GET /json', withStatus('200'), [200, 200], ''],
  [
    'a wrong body with it',
    'GET /json',
    (_, r) => void Object.assign(r, { statusCode: '200' }).json(bad),
    [500, 200],
    '/id',
  ],
  ['a status of a text of digits, undeclared', 'GET /json', withStatus('202'), [500, 200], 'the status 202 is not'],
  [
    'a part for Range bytes=0-1 with it',
    'GET /json',
    (_, r) => void Object.assign(r, { statusCode: '206' }).set('Content-Range', 'bytes 0-1/9').json({ id: 'x' }),
    [206, 200],
    'was not checked to its end: a part of the whole',
  ],
  ['a status that ends nothing', 'GET /json', withStatus(102), [500, 200], 'the status 102 is none'],
  [
    'half a row of headers, and Express’s page for it',
    'GET /json',
    (_, r) => void r.writeHead(200, ['X-A']),
    [500, 200],
    'the status 500 is not declared',
  ],
  [
    'an end with what is neither text nor bytes',
    'GET /json',
    (_, r) => void r.type('json').end({}),
    [500, 200],
    'the status 500 is not declared',
  ],
  [
    'a message that may be one',
    'GET /json',
    (_, r) => void Object.assign(r, { statusMessage: 'Très bien' }).json(good),
    [200, 200],
    '',
  ],
];

describe('a route whose status line can not be sent', () => run(rows));
