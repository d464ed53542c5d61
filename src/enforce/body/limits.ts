import type { Readable } from 'node:stream';
import type { FileInfo } from './uploaded-file.js';

/** What one body may cost. */
export interface BodyLimits {
  /** Of JSON, forms, text, and one item of a sequential body, decompressed too. Default 1 MiB. */
  readonly bodyBytes?: number;
  /** Of a binary, multipart or sequential body as a whole. Default 100 MiB. */
  readonly uploadBytes?: number;
  /** Of one uploaded file. Default 10 MiB. */
  readonly fileBytes?: number;
  /** Levels of arrays and objects in JSON. Default 200. */
  readonly depth?: number;
  /** Properties in JSON, of all its objects together. Default 50,000. */
  readonly jsonKeys?: number;
  /** Fields of a form. Default 1000. */
  readonly keys?: number;
  /** Parts of a multipart body. Default 100. */
  readonly parts?: number;
  /** Milliseconds: for a body that is read whole, until it is there; for one that streams, without a byte. 0: never. Default 30,000. */
  readonly bodyTimeout?: number;
}

export interface BodyOptions extends BodyLimits {
  /** Reads Content-Encoding gzip, deflate and br. Default false: such bodies are refused with 415. */
  readonly decompress?: boolean;
  /** What a handler gets of a binary body. `leave`: it is not read, and the request is the handler's to read. Default `stream`. */
  readonly binary?: 'stream' | 'buffer' | 'leave';
  /**
   * Where uploaded files go: `memory`, `temporary` files (removed when the answer is finished; whoever wants to keep one
   * moves it), or a function that takes each as a stream while it arrives and gives what shall stand in the body. Default
   * `memory`.
   */
  readonly files?: 'memory' | 'temporary' | ((file: FileInfo, content: Readable) => unknown);
  /** Where the folder of this process's temporary files is made. Default: the system's. */
  readonly temporaryFolder?: string;
  /** Leaves temporary files where they are, in `temporaryFolder` itself: removing them is then the handler's matter. Default false. */
  readonly keepTemporary?: boolean;
}

/** The user's own function that takes files is held to the deadline of handlers. */
export type BodyReaderOptions = BodyOptions & { readonly handlerTimeout?: number };

export type BodySettings = Required<Omit<BodyReaderOptions, 'temporaryFolder'>> & Pick<BodyOptions, 'temporaryFolder'>;

const mebibyte = 1024 * 1024;

export function bodySettings(options: BodyReaderOptions): BodySettings {
  return {
    bodyBytes: options.bodyBytes ?? mebibyte,
    uploadBytes: options.uploadBytes ?? 100 * mebibyte,
    fileBytes: options.fileBytes ?? 10 * mebibyte,
    depth: options.depth ?? 200,
    jsonKeys: options.jsonKeys ?? 50_000,
    keys: options.keys ?? 1000,
    parts: options.parts ?? 100,
    bodyTimeout: options.bodyTimeout ?? 30_000,
    handlerTimeout: options.handlerTimeout ?? 300_000,
    decompress: options.decompress ?? false,
    binary: options.binary ?? 'stream',
    files: options.files ?? 'memory',
    keepTemporary: options.keepTemporary ?? false,
    ...(options.temporaryFolder !== undefined && { temporaryFolder: options.temporaryFolder }),
  };
}
