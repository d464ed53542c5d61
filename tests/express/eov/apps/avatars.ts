import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MulterFile } from '../../../../src/express/eov/index.js';
import { express, middlewareOf, multer } from '../sides.js';
import { type App, answerErrors, documentOf, json, ok, type Row, refused } from './row.js';

const file = { type: 'string', format: 'binary' };
const form = (properties: object, more: object = {}) => ({
  'multipart/form-data': { schema: { type: 'object', properties, ...more } },
});
const taken = (content: object, required = true) => ({ requestBody: { required, content }, responses: ok({}) });
const avatar = form(
  {
    avatar: file,
    alt: { type: 'string', minLength: 2 },
    size: { type: 'integer' },
    crop: { type: 'object', properties: { x: { type: 'integer' } } },
    tags: { type: 'array', items: { type: 'string' } },
    more: { type: 'array', items: file },
  },
  { required: ['avatar', 'alt'] },
);
const paths = {
  '/avatars': { post: taken(avatar) },
  '/strict': { post: taken(form({ f: file }, { required: ['f'], additionalProperties: false })) },
  '/optional': { post: taken({ ...form({ f: file }), ...json({ type: 'object' }) }, false) },
};

/** Files that multer keeps, filtered and limited. */
export const avatars =
  (folder: string): App =>
  validator => {
    const app = express();
    const storage = multer.diskStorage({
      destination: (req, _file, done) => {
        const path = join(folder, String(req.body.alt));
        mkdirSync(path, { recursive: true });
        done(null, path);
      },
      filename: (_req, { fieldname, originalname }, done) => done(null, `${fieldname}-${originalname}`),
    });
    const fileFilter = (_req: never, { mimetype }: MulterFile, done: (error: Error | null, take?: boolean) => void) => {
      if (mimetype === 'text/html') done(new Error('no html'));
      else done(null, mimetype !== 'text/plain');
    };
    const fileUploader = { storage, fileFilter, limits: { fileSize: 100, files: 3 } };
    app.use(express.json(), middlewareOf(validator, { apiSpec: documentOf(paths), fileUploader }));
    app.use((req, res) => {
      const { files = [] } = req as unknown as { files?: { path: string; destination: string }[] };
      const kept = files.map(({ path, destination: _, ...each }) => ({ ...each, text: readFileSync(path, 'utf8') }));
      res.json({ body: req.body, files: kept });
    });
    app.use(answerErrors);
    return app;
  };

const image = Buffer.from('image');
const fields =
  (
    given: Readonly<Record<string, string | string[]>>,
    files: readonly string[] = ['avatar'],
    name = 'a.png',
  ): Row['ask'] =>
  agent => {
    const sent = agent.post('/avatars').field('alt', 'me');
    for (const [field, values] of Object.entries(given)) for (const value of [values].flat()) sent.field(field, value);
    for (const field of files) sent.attach(field, image, name);
    return sent;
  };
const part =
  (head: string, body = 'xyz', end = '--b--\r\n'): Row['ask'] =>
  agent =>
    agent
      .post('/avatars')
      .type('multipart/form-data; boundary=b')
      .send(
        `--b\r\nContent-Disposition: form-data; name="alt"\r\n\r\nme\r\n--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n${end}`,
      );

export const avatarRows: readonly Row[] = [
  { of: 'a file', ask: fields({}) },
  { of: 'a list as JSON', ask: fields({ tags: '["a"]' }) },
  { of: 'an object as JSON', ask: fields({ crop: '{"x":1}' }) },
  { of: 'a wrong object as JSON', ask: fields({ crop: '{"x":"q"}' }) },
  { of: 'a wrong number', ask: fields({ size: 'x' }) },
  { of: 'several texts', ask: fields({ tags: ['a', 'b'] }) },
  { of: 'several files', ask: fields({}, ['avatar', 'more', 'more']) },
  { of: 'no file', ask: fields({}, []) },
  { of: 'an undeclared field', ask: fields({ x: 'y' }) },
  { of: 'what a filter fails on', ask: fields({}, ['avatar'], 'a.html') },
  { of: 'what a filter leaves out', ask: fields({}, ['avatar'], 'a.txt') },
  { of: 'a file without a type', ask: part('name="avatar"; filename="a.bin"') },
  { of: 'a type with parameters', ask: part('name="avatar"; filename="a.png"\r\nContent-Type: IMAGE/PNG; x=y') },
  { of: 'a name that is a path', ask: part('name="avatar"; filename="../../a.png"\r\nContent-Type: image/png') },
  { of: 'a closed form', ask: agent => agent.post('/strict').attach('f', image, 'a.png') },
  { of: 'a field too many', ask: agent => agent.post('/strict').attach('f', image, 'a.png').field('g', '1') },
  {
    of: 'a file too many',
    ask: agent => agent.post('/strict').attach('f', image, 'a.png').attach('g', image, 'b.png'),
  },
  { of: 'an optional file', ask: agent => agent.post('/optional').attach('f', image, 'a.png') },
  { of: 'no body where it is optional', ask: agent => agent.post('/optional') },
  { of: 'JSON beside a form', ask: agent => agent.post('/optional').send({ a: 1 }) },
  {
    of: 'a number',
    ask: fields({ size: '5' }),
    differs: { there: refused(400, '/body/size', 'type'), here: { status: 200, body: { body: { size: 5 } } } },
  },
  {
    of: 'one text of a list',
    ask: fields({ tags: 'a' }),
    differs: { there: refused(400, '/body/tags', 'type'), here: { status: 200, body: { body: { tags: ['a'] } } } },
  },
  {
    of: 'one file of a list',
    ask: fields({}, ['avatar', 'more']),
    differs: { there: refused(400, '/body/more', 'type'), here: { status: 200, body: { body: { more: [''] } } } },
  },
  {
    of: 'a list in brackets',
    ask: fields({ 'tags[]': ['a'] }),
    differs: { there: { body: { body: { tags: ['a'] } } }, here: { body: { body: { 'tags[]': 'a' } } } },
  },
  {
    of: 'a text for a file',
    ask: fields({ avatar: 'text' }, []),
    differs: { there: { status: 200 }, here: refused(400, '/body/avatar', 'required') },
  },
  {
    of: 'a file for a text',
    ask: agent => agent.post('/avatars').attach('alt', image, 'a.png').attach('avatar', image, 'a.png'),
    differs: { there: refused(400, '/body/alt', 'minLength'), here: { status: 200, body: { body: { alt: 'image' } } } },
  },
  {
    of: 'an undeclared file',
    ask: fields({}, ['avatar', 'other']),
    differs: { there: { status: 200 }, here: refused(400, '/body/other', 'additionalProperties') },
  },
  {
    of: 'too many files',
    ask: fields({}, ['avatar', 'more', 'more', 'more']),
  },
  {
    of: 'a large file',
    ask: agent => agent.post('/avatars').field('alt', 'me').attach('avatar', Buffer.alloc(200), 'a.png'),
    differs: { there: refused(413, '/avatars', null), here: refused(413, '/body/avatar', 'too-large') },
  },
  {
    of: 'a form that ends before its end',
    ask: part('name="avatar"; filename="a.png"', 'xyz', ''),
    differs: { there: { status: 500 }, here: refused(400, '/body', 'truncated') },
  },
  {
    of: 'another media type',
    ask: agent => agent.post('/avatars').send({ alt: 'me' }),
    differs: { there: refused(415, '/avatars', null), here: refused(415, '/body', 'content-type') },
  },
];
