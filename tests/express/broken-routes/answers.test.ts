import type { RequestHandler } from 'express';
import { bad, good, quiet, type Row, run, secret, tick } from './broken.js';

const answersAgain: RequestHandler = (_, response) => void response.json(bad);

const rows: readonly Row[] = [
  ['json of a wrong body', 'GET /json', (_, r) => void r.json(bad), [500, 200], '/id'],
  ['send of a wrong object', 'GET /json', (_, r) => void r.send(bad), [500, 200], '/id'],
  ['send of a text', 'GET /json', (_, r) => void r.send('{"id":1}'), [500, 200], 'the content type "text/html"'],
  [
    'send of bytes',
    'GET /json',
    (_, r) => void r.send(Buffer.from('{"id":1}')),
    [500, 200],
    '"application/octet-stream"',
  ],
  ['send of nothing', 'GET /json', (_, r) => void r.send(), [500, 200], 'the body is missing'],
  ['end of a wrong text', 'GET /json', (_, r) => void r.type('json').end(JSON.stringify(bad)), [500, 200], '/id'],
  ['end without a type', 'GET /json', (_, r) => void r.end('{"id":1}'), [500, 200], 'no Content-Type'],
  ['end without a body', 'GET /json', (_, r) => void r.type('json').end(), [500, 200], 'the body is missing'],
  ['jsonp without callback', 'GET /json', (_, r) => void r.jsonp(good), [200, 200], ''],
  [
    'jsonp with callback',
    'GET /json?callback=f',
    (_, r) => void r.jsonp(good),
    [500, 200],
    'the content type "text/javascript"',
  ],
  ['jsonp of a wrong body', 'GET /json', (_, r) => void r.jsonp(bad), [500, 200], '/id'],
  ['a redirect without a body', 'GET /moved', (_, r) => void r.location('/fine').status(302).end(), [302, 200], ''],
  [
    'a redirect elsewhere',
    'GET /moved',
    (_, r) => void r.location(`/${secret}`).status(302).end(),
    [500, 200],
    'Location',
  ],
  ['a redirect by Express', 'GET /moved', (_, r) => r.redirect('/fine'), [302, 200], ''],
  ['a redirect by Express for Accept html', 'GET /moved', (_, r) => r.redirect('/fine'), [302, 200], ''],
  [
    'a redirect with JSON',
    'GET /moved',
    (_, r) => void r.location('/fine').status(302).json(good),
    [500, 200],
    'the status 302 is declared without a body',
  ],
  [
    'a page that leads nowhere',
    'GET /moved',
    (_, r) => void r.status(302).send('fine'),
    [500, 200],
    'the status 302 is declared without a body',
  ],
  ['an undeclared redirect', 'GET /json', (_, r) => r.redirect('/fine'), [500, 200], 'the status 302 is not declared'],
  ['a page', 'GET /page', (_, r) => r.render('good.words'), [200, 200], ''],
  [
    'a page where there is none',
    'GET /json',
    (_, r) => r.render('good.words'),
    [500, 200],
    'the content type "text/html"',
  ],
  ['a page that breaks', 'GET /page', (_, r) => r.render('bad.words'), [500, 200], 'the status 500 is not declared'],
  [
    'a page that is missing',
    'GET /page',
    (_, r) => r.render('none.words'),
    [500, 200],
    'the status 500 is not declared',
  ],
  ['HEAD from GET', 'HEAD /json', (_, r) => void r.json(good), [200, 200], ''],
  ['HEAD with a wrong header', 'HEAD /json', (_, r) => void r.set('X-A', secret).json(good), [500, 200], 'X-A'],
  ['HEAD with a wrong status', 'HEAD /json', (_, r) => void r.status(202).json(good), [500, 200], 'the status 202'],
  ['304 by If-None-Match', 'GET /json', (_, r) => void r.json(good), [304, 200], ''],
  ['304 by If-None-Match of a wrong body', 'GET /json', (_, r) => void r.json(bad), [304, 200], ''],
  [
    '304 that nobody asked for',
    'GET /json',
    (_, r) => void r.status(304).end(),
    [500, 200],
    'the status 304 is not declared',
  ],
  [
    'two answers',
    'GET /json',
    [
      (_, r) => {
        r.json(good);
        r.json(bad);
      },
      quiet,
    ],
    [200, 200],
    '',
  ],
  [
    'two answers, the first one wrong',
    'GET /json',
    [
      (_, r) => {
        r.json(bad);
        r.json(good);
      },
      quiet,
    ],
    [500, 200],
    '/id',
  ],
  [
    'two answers, the second one later',
    'GET /json',
    [
      (_, r, next) => {
        r.json(good);
        tick()
          .then(() => r.json(bad))
          .catch(next);
      },
      quiet,
    ],
    [200, 200],
    '',
  ],
  [
    'an answer and then the next route',
    'GET /json',
    [
      (_, r, next) => {
        r.json(good);
        next();
      },
      answersAgain,
      quiet,
    ],
    [200, 200],
    '',
  ],
  [
    'a write after the end',
    'GET /json',
    (_, r) => {
      r.json(good);
      r.write(secret);
    },
    [200, 200],
    'write after end',
  ],
  [
    'a write long after the end',
    'GET /json',
    (_, r) => {
      r.json(good);
      setImmediate(() => r.write(secret));
    },
    [200, 200],
    '',
  ],
  [
    'a write after the end of a wrong answer',
    'GET /json',
    (_, r) => {
      r.json(bad);
      r.write(secret);
      r.end();
    },
    [500, 200],
    '/id',
  ],
];

describe('a route that answers wrongly', () => run(rows));
