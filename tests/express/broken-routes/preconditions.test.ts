import type { ErrorRequestHandler, RequestHandler } from 'express';
import { type Row, run, secret } from './broken.js';

const file: RequestHandler = (_, response) => response.type('bin').sendFile(import.meta.filename);
const gives =
  (status: number, total?: string): RequestHandler =>
  (_, response) => {
    if (total !== undefined) response.set('X-Total', total);
    response.status(status).end();
  };
const inForm: ErrorRequestHandler = ({ status }, _request, response, _next) =>
  response.status(status).type('application/problem+json').send({ status });

const rows: readonly Row[] = [
  ['a file before whose end Range bytes=0-9 stops', 'GET /bytes', file, [206, 200], ''],
  ['a file past whose end Range bytes=90000- begins', 'GET /bytes', file, [416, 200], ''],
  ['a file that If-Match asks for in another version', 'GET /bytes', file, [412, 200], ''],
  ['a file that is newer than If-Unmodified-Since', 'GET /bytes', file, [412, 200], ''],
  ['416 that nobody asked for', 'GET /bytes', gives(416), [500, 200], 'the status 416 is not declared'],
  ['412 that nobody asked for', 'GET /bytes', gives(412), [500, 200], 'the status 412 is not declared'],
  ['412 by If-Match without a 200', 'GET /moved', gives(412), [500, 200], 'the status 412 is not declared'],
  ['412 by If-Match without the headers of the 200', 'GET /counted', gives(412), [412, 200], ''],
  ['304 by If-None-Match without the headers of the 200', 'GET /counted', gives(304), [304, 200], ''],
  ['304 by If-None-Match with a wrong one', 'GET /counted', gives(304, secret), [500, 200], 'X-Total'],
  ['200 without its headers', 'GET /counted', gives(200), [500, 200], 'the header X-Total is missing'],
  ['a file beside a default, by Range bytes=0-9', 'GET /default', file, [206, 200], ''],
  ['416 that the default declares, by Range bytes=90000-', 'GET /default', file, [500, 200], '"text/html"'],
  ['416 in the form of the default, by Range bytes=90000-', 'GET /default', [file, inForm], [416, 200], ''],
  ['412 in the form of the default, by If-Match', 'GET /default', [file, inForm], [412, 200], ''],
];

describe('a route that answers the conditions of a request', () => run(rows));
