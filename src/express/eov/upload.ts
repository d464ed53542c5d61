import { createReadStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type HandlerInput, isUploadedFile, type ServiceOptions, type UploadedFile } from '../../enforce/index.js';
import { BadRequest, HttpError, InternalServerError, RequestEntityTooLarge } from './error.js';
import { accepts, forget, type MulterFile, type MulterOptions, store } from './multer.js';
import type { AnyRequest, OpenApiValidatorOptions } from './options.js';

/** A form whose files were taken out; an empty text stands for each. */
export interface Form {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly MulterFile[];
}

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
        binary: 'buffer',
        decompress: true,
        // as multer does: files stay
        keepTemporary: true,
        files: storage || dest !== undefined ? 'temporary' : 'memory',
        ...(!storage && dest !== undefined && { temporaryFolder: dest, keepTemporary: true }),
      },
      limits: {
        ...(limits?.fileSize !== undefined && { fileBytes: limits.fileSize }),
        ...(limits?.parts !== undefined && { parts: limits.parts }),
      },
    };
  }

  /** Files as multer describes them; undefined where the body is no form of parts. */
  formOf({ body, contentType }: HandlerInput): Form | undefined {
    if (!contentType?.startsWith('multipart/') || typeof body !== 'object' || body === null) return undefined;
    const files: MulterFile[] = [];
    const take = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(take);
      if (!isUploadedFile(value)) return value;
      files.push(asMulter(value));
      return '';
    };
    const fields = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, take(value)]));
    return { fields, files };
  }

  /** Whether `keep` has anything to do. */
  get keeps(): boolean {
    const { storage, fileFilter, limits } = this.#options;
    return Boolean(storage || fileFilter || limits);
  }

  /**
   * Asks the filter, and hands files to the storage.
   * @param check throws where the form can't do without the files that the filter refused
   * @throws HttpError, what multer's failures become in express-openapi-validator
   */
  async keep(request: AnyRequest, form: Form, path: string, check: (form: Form) => void): Promise<Form> {
    try {
      this.#checkLimits(form, path);
      const wanted: MulterFile[] = [];
      for (const file of form.files) if (await accepts(this.#options, request, file)) wanted.push(file);
      if (wanted.length === form.files.length) return { ...form, files: await this.#store(request, wanted) };
      const left: Form = { fields: withFiles(form, wanted), files: wanted };
      check(left);
      await removeAll(form.files.filter(file => !wanted.includes(file)));
      return { ...left, files: await this.#store(request, wanted) };
    } catch (error) {
      await removeAll(form.files);
      if (error instanceof HttpError) throw error;
      throw new InternalServerError({ path, message: error instanceof Error ? error.message : String(error) });
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

  /** The limits that the parser has no counterpart for, with multer's words. */
  #checkLimits({ fields, files }: Form, path: string): void {
    const { limits = {} } = this.#options;
    const names = Object.keys(fields).filter(name => !files.some(({ fieldname }) => fieldname === name));
    const longest = (texts: readonly unknown[]) => Math.max(0, ...texts.map(bytesOf));
    if (files.length > (limits.files ?? Infinity)) throw new RequestEntityTooLarge({ path, message: 'Too many files' });
    const message =
      names.length > (limits.fields ?? Infinity)
        ? 'Too many fields'
        : longest(names) > (limits.fieldNameSize ?? Infinity)
          ? 'Field name too long'
          : longest(names.map(name => fields[name])) > (limits.fieldSize ?? Infinity)
            ? 'Field value too long'
            : undefined;
    if (message !== undefined) throw new BadRequest({ path, message });
  }
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
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

function asMulter({ field, filename, contentType, size, bytes, path }: UploadedFile): MulterFile {
  const common = { fieldname: field, originalname: filename, encoding: '7bit', mimetype: contentType, size };
  if (bytes !== undefined) return { ...common, buffer: bytes };
  return { ...common, destination: dirname(path!), filename: basename(path!), path: path! };
}
