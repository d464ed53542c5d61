import { createReadStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type HandlerInput, isUploadedFile, type ServiceOptions, type UploadedFile } from '../../enforce/index.js';
import { HttpError, httpError, InternalServerError } from './error.js';
import type { Form } from './form.js';
import { accepts, forget, type MulterFile, type MulterOptions, store } from './multer.js';
import type { AnyRequest, OpenApiValidatorOptions } from './options.js';
import { brokenLimit, parserLimits } from './upload-limits.js';

/** What `fileUploader` asks for. */
export class Uploads {
  readonly #options: MulterOptions;

  constructor(option: OpenApiValidatorOptions['fileUploader']) {
    this.#options = typeof option === 'object' ? option : {};
  }

  /** Where files go and how large they may be. A storage of the user's own takes them from temporary files. */
  get service(): Pick<ServiceOptions, 'body' | 'limits'> {
    const { dest, storage, limits } = this.#options;
    return {
      body: {
        // as there, a route or a parser behind reads it
        binary: 'leave',
        decompress: true,
        // as multer does: files stay
        keepTemporary: true,
        files: storage || dest !== undefined ? 'temporary' : 'memory',
        ...(!storage && dest !== undefined && { temporaryFolder: dest, keepTemporary: true }),
      },
      limits: parserLimits(limits),
    };
  }

  /** Files as multer describes them; undefined where the body is no form of parts. */
  formOf({ body, contentType }: HandlerInput): Form | undefined {
    if (!contentType?.startsWith('multipart/') || typeof body !== 'object' || body === null) return undefined;
    const files: MulterFile[] = [];
    const take = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(take);
      if (!isUploadedFile(value)) return value;
      files.push(asMulter(value, this.#options));
      return '';
    };
    const fields = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, take(value)]));
    return { fields, files };
  }

  /** Whether `keep` has anything to do. */
  keeps({ files }: Form): boolean {
    const { storage, fileFilter, limits } = this.#options;
    return Boolean(storage || fileFilter || limits) || !files.every(isChosen);
  }

  /**
   * Asks the filter, and hands files to the storage.
   * @param check throws where the form can't do without the files that the filter refused
   * @throws HttpError, what multer's failures become in express-openapi-validator
   */
  async keep(request: AnyRequest, form: Form, path: string, check: (form: Form) => void): Promise<Form> {
    try {
      const broken = brokenLimit(form, this.#options.limits, path);
      if (broken) throw broken;
      // multer's filters and storages find the fields there
      request.body = { ...form.fields };
      const wanted: MulterFile[] = [];
      for (const file of form.files)
        if (isChosen(file) && (await accepts(this.#options, request, file))) wanted.push(file);
      if (wanted.length === form.files.length) return { ...form, files: await this.#store(request, wanted) };
      const left: Form = { fields: withFiles(form, wanted), files: wanted };
      check(left);
      await removeAll(form.files.filter(file => !wanted.includes(file)));
      return { ...left, files: await this.#store(request, wanted) };
    } catch (error) {
      await removeAll(form.files);
      throw uploadError(error, path);
    }
  }

  async #store(request: AnyRequest, files: readonly MulterFile[]): Promise<readonly MulterFile[]> {
    const { storage } = this.#options;
    if (!storage) return files;
    const kept: MulterFile[] = [];
    try {
      for (const file of files) kept.push(await store(storage, request, file, createReadStream(file.path!)));
    } catch (error) {
      for (const file of kept) await forget(storage, request, file);
      throw error;
    }
    await removeAll(files);
    return kept;
  }
}

/** Browsers send a part without a name of a file for a field in which none was chosen: to multer it is none. */
function isChosen({ originalname, mimetype }: MulterFile): boolean {
  return originalname === undefined ? mimetype !== 'application/octet-stream' : originalname !== '';
}

/** The fields with an empty text for each file that is left. */
function withFiles({ fields, files }: Form, left: readonly MulterFile[]): Form['fields'] {
  const gone = new Set(files.filter(file => !left.includes(file)).map(({ fieldname }) => fieldname));
  const entries = Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    if (!gone.has(name)) return [[name, value]];
    const count = left.filter(({ fieldname }) => fieldname === name).length;
    return count === 0 ? [] : [[name, Array.isArray(value) ? Array(count).fill('') : '']];
  });
  return Object.fromEntries(entries);
}

async function removeAll(files: readonly MulterFile[]): Promise<void> {
  for (const { path } of files) if (path !== undefined) await unlink(path).catch(() => {});
}

/** What multer, a storage or a filter fails with, as express-openapi-validator tells it. */
function uploadError(error: unknown, path: string): HttpError {
  if (error instanceof HttpError) return error;
  const { name, code, message } = (typeof error === 'object' && error !== null ? error : {}) as Partial<MulterFailure>;
  if (name !== 'MulterError') return new InternalServerError({ path, message: message ?? String(error) });
  const status = /LIMIT_(?:FILE|PART)_(?:SIZE|COUNT)/.test(`${code}`)
    ? 413
    : code === 'LIMIT_UNEXPECTED_FILE'
      ? 500
      : 400;
  return httpError(status, { path, ...(message !== undefined && { message }) });
}

/** Filters may make one of their own: https://github.com/expressjs/multer#error-handling */
interface MulterFailure {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

function asMulter(
  { field, filename, contentType, size, bytes, path }: UploadedFile,
  { dest, defParamCharset = 'latin1' }: MulterOptions,
): MulterFile {
  // the bytes of a name are those of UTF-8; multer reads them so only where it is told to
  const originalname =
    filename !== undefined && defParamCharset === 'latin1' ? Buffer.from(filename).toString('latin1') : filename;
  const common = {
    fieldname: field,
    originalname: originalname?.replace(/%0A|%0D|%22/gi, decodeURIComponent),
    encoding: '7bit',
    mimetype: contentType,
    size,
  };
  if (bytes !== undefined) return { ...common, buffer: bytes };
  return { ...common, destination: dest ?? dirname(path!), filename: basename(path!), path: path! };
}
