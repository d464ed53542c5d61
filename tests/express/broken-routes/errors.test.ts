import type { ErrorRequestHandler, RequestHandler } from 'express';
import { bad, good, quiet, type Row, run, secret, tick } from './broken.js';

const answers =
  (status: number, body: unknown): ErrorRequestHandler =>
  (_error, _request, response, _next) =>
    void response.status(status).json(body);

const throws = () => {
  throw new Error(secret);
};
const undeclared = 'the status 500 is not declared';

// Express knows an error handler by its four parameters, wherever it stands.
const before = answers(409, good) as unknown as RequestHandler;

const rows: readonly Row[] = [
  ['throws', 'GET /json', throws, [500, 200], undeclared],
  ['rejects', 'GET /json', (_, _r, next) => void tick().then(throws).catch(next), [500, 200], undeclared],
  ['throws what is no error', 'GET /json', (_, _r, next) => next(secret), [500, 200], undeclared],
  ['gives an error to next', 'GET /json', (_, _r, next) => next(new Error(secret)), [500, 200], undeclared],
  [
    'gives an error with an undeclared status',
    'GET /json',
    (_, _r, next) => next(Object.assign(new Error(secret), { status: 418 })),
    [500, 200],
    'the status 418 is not declared',
  ],
  ['passes on', 'GET /json', (_, _r, next) => next(), [500, 200], 'the status 404 is not declared'],
  ['throws, after an error handler', 'GET /json', [before, throws], [500, 200], undeclared],
  ['throws, before an error handler', 'GET /json', [throws, answers(409, good)], [409, 200], ''],
  ['has an error handler with a wrong body', 'GET /json', [throws, answers(409, bad)], [500, 200], '/id'],
  ['has one with an undeclared status', 'GET /json', [throws, answers(418, good)], [500, 200], 'the status 418'],
  [
    'has one that throws',
    'GET /json',
    [throws, ((_error, _request, _response, _next) => throws()) as ErrorRequestHandler],
    [500, 200],
    undeclared,
  ],
  [
    'answers, then throws',
    'GET /json',
    [
      (_, r) => {
        r.json(good);
        throws();
      },
      quiet,
    ],
    [200, 200],
    '',
  ],
  [
    'answers, then throws before an error handler that answers',
    'GET /json',
    [
      (_, r) => {
        r.json(good);
        throws();
      },
      answers(409, good),
      quiet,
    ],
    [200, 200],
    '',
  ],
  [
    'sets headers, then throws',
    'GET /json',
    (_, r) => {
      r.set('X-A', secret).status(200).type('json');
      throws();
    },
    [500, 200],
    undeclared,
  ],
  [
    'writes a part, then throws',
    'GET /json',
    (_, r) => {
      r.type('json').write('{"id":');
      throws();
    },
    [],
    '',
  ],
];

describe('a route that throws', () => run(rows));
