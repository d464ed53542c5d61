import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { MulterFile, StorageEngine } from '../../../src/express/eov/index.js';
import { parserLimits } from '../../../src/express/eov/upload-limits.js';
import { petShop } from './document.js';
import {
  type Ask,
  express,
  middlewareOf,
  multer,
  type Options,
  reporter,
  request,
  sides,
  type Validator,
} from './sides.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'uploads-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function appOf(validator: Validator, fileUploader: Options['fileUploader'], make = express) {
  const document = petShop();
  const schema = document.paths['/photos'].post.requestBody.content['multipart/form-data'].schema;
  Object.assign(schema.properties, {
    meta: { type: 'object' },
    more: { type: 'array', items: { type: 'string', format: 'binary' } },
  });
  const app = make();
  app.use(express.json(), middlewareOf(validator, { apiSpec: document, fileUploader: fileUploader! }));
  app.post('/v1/photos', (req, res) => {
    const files = (req as unknown as { files?: MulterFile[] }).files ?? [];
    res.json({
      body: req.body,
      files: files.map(({ path, buffer, ...file }) => ({ ...file, text: String(path ? readFileSync(path) : buffer) })),
    });
  });
  app.use(reporter(validator));
  return app;
}

/** A storage that counts what it is given. */
function counting(fails = false): { readonly storage: StorageEngine; readonly removed: string[] } {
  const removed: string[] = [];
  const storage = {
    _handleFile(_req: unknown, file: MulterFile & { stream: Readable }, done: (error: unknown, info?: object) => void) {
      let size = 0;
      file.stream.on('data', chunk => (size += chunk.length));
      file.stream.on('end', () =>
        done(fails && file.fieldname === 'more' ? new Error('full') : null, { size, at: 'cloud' }),
      );
    },
    _removeFile(_req: unknown, file: MulterFile, done: (error: null) => void) {
      removed.push(file.fieldname);
      done(null);
    },
  };
  return { storage, removed };
}

const filter = (
  accepts: (file: MulterFile, request: { readonly body: { readonly title?: string } }) => boolean | Error,
) => ({
  fileFilter: (req: never, file: MulterFile, done: (error: unknown, accept?: boolean) => void) => {
    const said = accepts(file, req);
    if (said instanceof Error) done(said);
    else done(null, said);
  },
});

const photo =
  (more: 0 | 1 | 2 = 0): Ask =>
  agent => {
    const sent = agent.post('/v1/photos').field('title', 'T').attach('photo', Buffer.from('abc'), 'p.png');
    for (let index = 0; index < more; index += 1) sent.attach('more', Buffer.from('de'), `${index}.png`);
    return sent;
  };
const named: Ask = agent => agent.post('/v1/photos').attach('photo', Buffer.from('abc'), 'ä.png');
const abc = 'Content-Type: image/png\r\n\r\nabc';
const empty = 'Content-Type: application/octet-stream\r\n\r\n';
/** A form whose parts are named as they are given. */
const parts =
  (...heads: readonly string[]): Ask =>
  agent => {
    const part = (head: string) =>
      `--b\r\nContent-Disposition: form-data; ${head}\r\n${/filename=""/.test(head) ? empty : abc}\r\n`;
    return agent
      .post('/v1/photos')
      .type('multipart/form-data; boundary=b')
      .send(`${heads.map(part).join('')}--b--\r\n`);
  };
const nameless: Ask = agent => agent.post('/v1/photos').attach('photo', Buffer.from(''), { filename: '' });
const file = (fieldname: string, more: object) =>
  expect.objectContaining({ fieldname, mimetype: 'image/png', ...more });
const kept = {
  body: { title: 'T', photo: '' },
  files: [file('photo', { originalname: 'p.png', size: 3, text: 'abc' })],
};

type Row = readonly [of: string, options: () => Options['fileUploader'], ask: Ask, status: number, want: object];
const rows: readonly Row[] = [
  ['keeps files in memory', () => ({}), photo(), 200, kept],
  [
    'writes files into a folder',
    () => ({ dest: folder }),
    photo(),
    200,
    { ...kept, files: [file('photo', { destination: expect.stringContaining('uploads-'), text: 'abc' })] },
  ],
  ['reads several files of a name', () => ({}), photo(2), 200, { body: { title: 'T', photo: '', more: ['', ''] } }],
  [
    'hands files to a storage',
    () => ({ storage: counting().storage }),
    photo(),
    200,
    { files: [file('photo', { size: 3, at: 'cloud' })] },
  ],
  [
    'leaves out what a filter refuses',
    () => filter(({ fieldname }) => fieldname === 'photo') as never,
    photo(2),
    200,
    kept,
  ],
  [
    'refuses a body whose file a filter has left out',
    () => filter(() => false) as never,
    photo(),
    400,
    { errors: [{ path: '/body/photo', errorCode: 'required.openapi.validation' }] },
  ],
  [
    'fails as a filter does',
    () => filter(() => new Error('no')) as never,
    photo(),
    500,
    { class: ['InternalServerError'], message: 'no' },
  ],
  [
    'fails as a storage does',
    () => ({ storage: counting(true).storage }),
    photo(2),
    500,
    { class: ['InternalServerError'], message: 'full' },
  ],
  [
    'limits the size of a file',
    () => ({ limits: { fileSize: 2 } }),
    photo(),
    413,
    { class: ['RequestEntityTooLarge'] },
  ],
  [
    'limits how many files come',
    () => ({ limits: { files: 2 } }),
    photo(2),
    413,
    { class: ['RequestEntityTooLarge'], message: 'Too many files' },
  ],
  [
    'limits how many fields come',
    () => ({ limits: { fields: 0 } }),
    photo(),
    400,
    { class: ['BadRequest'], message: 'Too many fields' },
  ],
  [
    'limits how long a field is',
    () => ({ limits: { fieldSize: 0 } }),
    photo(),
    400,
    { class: ['BadRequest'], message: 'Field value too long' },
  ],
  [
    'limits how long a name is',
    () => ({ limits: { fieldNameSize: 4 } }),
    photo(),
    400,
    { class: ['BadRequest'], message: 'Field name too long' },
  ],
  ['limits how many parts come', () => ({ limits: { parts: 1 } }), photo(), 413, { class: ['RequestEntityTooLarge'] }],
  ['takes no part at all', () => ({ limits: { parts: 0 } }), photo(), 413, { class: ['RequestEntityTooLarge'] }],
  ['takes no byte of a file', () => ({ limits: { fileSize: 0 } }), photo(), 413, { class: ['RequestEntityTooLarge'] }],
  ['has limits without an end', () => ({ limits: { fileSize: Infinity, parts: Infinity } }), photo(), 200, kept],
  [
    'makes the folder that it writes into',
    () => ({ dest: join(folder, 'deep', 'er') }),
    photo(),
    200,
    { ...kept, files: [file('photo', { destination: expect.stringMatching(/deep.er$/), text: 'abc' })] },
  ],
  [
    'takes a file without a name for none chosen, as browsers send it',
    () => ({}),
    parts('name="photo"; filename="p.png"', 'name="more"; filename=""'),
    200,
    { body: { photo: '' }, files: [file('photo', { originalname: 'p.png', text: 'abc' })] },
  ],
  ...[parts('name="photo"; filename=""'), nameless].map(
    (ask, index): Row => [
      `refuses a form in which no file was chosen where there must be one (${index})`,
      () => ({}),
      ask,
      400,
      { errors: [{ path: '/body/photo', errorCode: 'required.openapi.validation' }] },
    ],
  ),
  [
    'reads quotation marks in the name of a file',
    () => ({}),
    parts('name="photo"; filename="a%22b.png"'),
    200,
    { files: [file('photo', { originalname: 'a"b.png' })] },
  ],
  ['reads a name as latin1', () => ({}), named, 200, { files: [file('photo', { originalname: 'Ã¤.png' })] }],
  [
    'reads a name as UTF-8 where it is told to',
    () => ({ defParamCharset: 'utf8' }),
    named,
    200,
    { files: [file('photo', { originalname: 'ä.png' })] },
  ],
  [
    "keeps files with multer's own storage, in a folder that the fields decide",
    () => ({
      storage: multer.diskStorage({
        destination: (req, _file, done) =>
          done(null, mkdirSync(join(folder, `${req.body.title}`), { recursive: true })!),
        filename: (_req, { originalname }, done) => done(null, originalname),
      }),
    }),
    photo(),
    200,
    { ...kept, files: [file('photo', { destination: expect.stringMatching(/T$/), filename: 'p.png', text: 'abc' })] },
  ],
  ["keeps files in multer's own memory", () => ({ storage: multer.memoryStorage() }), photo(), 200, kept],
  ['shows a filter the fields', () => filter((_file, { body }) => body.title === 'T') as never, photo(), 200, kept],
  ...(['LIMIT_FILE_COUNT', 'LIMIT_FIELD_COUNT', 'LIMIT_UNEXPECTED_FILE'] as const).map(
    (code): Row => [
      `answers ${code} of a filter by its code`,
      () => filter(() => new multer.MulterError(code)) as never,
      photo(),
      { LIMIT_FILE_COUNT: 413, LIMIT_FIELD_COUNT: 400, LIMIT_UNEXPECTED_FILE: 500 }[code],
      { message: new multer.MulterError(code).message },
    ],
  ),
];

describe.each(sides)('%s', (_name, validator, make) => {
  it.each(rows)('%s', async (_of, options, ask, status, want) => {
    const answer = await ask(request(appOf(validator, options(), make)));
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: want });
  });
});

describe('files', () => {
  const [, own] = sides[1]!;

  it('are forgotten by the storage when a later one fails', async () => {
    const { storage, removed } = counting(true);
    await photo(1)(request(appOf(own!, { storage })));
    expect(removed).toEqual(['photo']);
  });

  it('stay in the folder that they were written to, but those that a filter refuses', async () => {
    const app = appOf(own!, { dest: folder, ...(filter(({ fieldname }) => fieldname === 'photo') as object) });
    await photo(2)(request(app));
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('are taken where requests are not checked', async () => {
    for (const [, validator, make] of sides) {
      const app = make().use(middlewareOf(validator, { apiSpec: petShop(), validateRequests: false }));
      app.post('/v1/photos', (req, res) => {
        res.json([req.body, (req as unknown as { files: unknown[] }).files.length]);
      });
      expect((await photo()(request(app))).body).toEqual([{ title: 'T', photo: '' }, 1]);
    }
  });

  it('stop the start where they could not be written', () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    expect(() => appOf(own!, { dest: path })).toThrow("The option 'fileUploader.dest' must be a folder");
  });

  it('may together be as long as each alone and their number allow', () => {
    expect(parserLimits({ fileSize: 100 * 2 ** 20, files: 3 }).uploadBytes).toBeGreaterThan(300 * 2 ** 20);
    expect(parserLimits({ fileSize: 1 }).uploadBytes).toBe(100 * 2 ** 20);
    expect(parserLimits({ fileSize: Infinity, files: 0 }).uploadBytes).toBeGreaterThan(0);
  });

  it('are removed where their body is refused, and stayed there', async () => {
    const left = sides.map(async ([, validator, make], index) => {
      const dest = join(folder, `${index}`);
      const app = appOf(validator, { dest }, make);
      expect((await photo()(request(app)).field('meta', 'no object')).status).toBe(400);
      return readdirSync(dest).length;
    });
    expect(await Promise.all(left)).toEqual([1, 0, 0]);
  });

  it('are not made of JSON that looks like one', async () => {
    const path = join(folder, 'secret');
    writeFileSync(path, 'secret');
    const app = appOf(own!, { storage: counting().storage });
    const meta = { field: 'meta', filename: 'p', contentType: 'image/png', size: 1, path };
    const sent = photo()(request(app)).field('meta', JSON.stringify(meta), { contentType: 'application/json' });
    expect((await sent).body).toMatchObject({ body: { meta }, files: [{ fieldname: 'photo' }] });
    expect(existsSync(path)).toBe(true);
  });
});
