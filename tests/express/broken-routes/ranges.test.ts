import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bad, good, type Row, run } from './broken.js';

const folder = mkdtempSync(join(tmpdir(), 'ranges-'));
const file = (name: string, value: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};
const paths = { good: file('good.json', good), bad: file('bad.json', bad) };

const sends =
  (path: string): Row[2] =>
  (_, response) =>
    response.sendFile(path);
const part = 'was not checked to its end: a part of the whole';

const rows: readonly Row[] = [
  ['a wrong file', 'GET /json', sends(paths.bad), [500, 200], '/id'],
  ['a wrong file of which Range bytes=0- asks for all', 'GET /json', sends(paths.bad), [500, 200], '/id'],
  ['a wrong file of which Range bytes=0-,0-1 asks for all', 'GET /json', sends(paths.bad), [500, 200], '/id'],
  ['a good file of which Range bytes=0- asks for all', 'GET /json', sends(paths.good), [206, 200], ''],
  ['a file of which Range bytes=1-3 asks for a part', 'GET /json', sends(paths.bad), [206, 200], part],
  [
    'a wrong body that a route calls a part for Range bytes=0-1',
    'GET /json',
    (_, r) => void r.status(206).set('Content-Range', 'bytes 0-1/9').json({ id: 'x' }),
    [206, 200],
    part,
  ],
  [
    'bytes of which Range bytes=1-3 asks for a part',
    'GET /bytes',
    (_, r) => r.type('bin').sendFile(paths.good),
    [206, 200],
    '',
  ],
];

describe('a route that answers a Range header', () => run(rows));
