import type { Readable } from 'node:stream';

/** One file, as multer describes it: https://github.com/expressjs/multer#file-information */
export interface MulterFile {
  readonly fieldname: string;
  readonly originalname: string | undefined;
  readonly encoding: string;
  readonly mimetype: string;
  readonly size?: number;
  readonly buffer?: Buffer;
  readonly destination?: string;
  readonly filename?: string;
  readonly path?: string;
}

type Callback<Value> = (error: unknown, value?: Value) => void;

/** https://github.com/expressjs/multer/blob/main/StorageEngine.md */
export interface StorageEngine {
  _handleFile(request: never, file: never, done: never): void;
  _removeFile(request: never, file: never, done: never): void;
}

/** The options of multer that have a meaning here.  */
export interface MulterOptions {
  readonly dest?: string;
  readonly storage?: StorageEngine;
  readonly fileFilter?: (request: never, file: never, done: never) => void;
  readonly preservePath?: false;
  /** How names of files without a charset of their own are read. Default, as there: `latin1`. */
  readonly defParamCharset?: string;
  readonly defCharset?: string;
  /** Of no effect, as the next one. */
  readonly highWaterMark?: number;
  readonly fileHwm?: number;
  readonly limits?: {
    readonly fileSize?: number;
    readonly parts?: number;
    readonly files?: number;
    readonly fields?: number;
    readonly fieldSize?: number;
    readonly fieldNameSize?: number;
    readonly headerPairs?: number;
    readonly fieldNestingDepth?: number;
    readonly fieldArrayIndexLimit?: number;
  };
}

/** Asks the user's filter about a file. Rejects with what the filter says is wrong. */
export async function accepts({ fileFilter }: MulterOptions, request: object, file: MulterFile): Promise<boolean> {
  if (!fileFilter) return true;
  // Whoever gives the filter has typed it as multer does.
  const filter = fileFilter as (request: object, file: MulterFile, done: Callback<boolean>) => void;
  const taken = await called<boolean>(done => filter(request, file, done));
  return Boolean(taken);
}

/** Has the user's storage keep a file. @returns what it says of it */
export async function store(
  storage: StorageEngine,
  request: object,
  file: MulterFile,
  content: Readable,
): Promise<MulterFile> {
  const { fieldname, originalname, encoding, mimetype } = file;
  const given = { fieldname, originalname, encoding, mimetype };
  Object.defineProperty(given, 'stream', { value: content, configurable: true });
  content.once('error', () => {}); // the storage has its own listener, if it wants to know
  const info = await called<object>(done => storage._handleFile(request as never, given as never, done as never));
  return { ...given, ...info };
}

/** Has the user's storage forget a file; that it can't is not worth more than what went wrong before. */
export async function forget(storage: StorageEngine, request: object, file: MulterFile): Promise<void> {
  await called(done => storage._removeFile(request as never, file as never, done as never)).catch(() => {});
}

function called<Value>(call: (done: Callback<Value>) => void): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    call((error, value) => (error ? reject(error) : resolve(value)));
  });
}
