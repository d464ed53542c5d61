import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BodySettings } from './limits.js';
import { processFolder } from './process-folder.js';
import type { FileInfo, UploadedFile } from './uploaded-file.js';

/** Thrown where a file is longer than one may be. */
export class FileTooLarge extends Error {}

/** Puts one file where the options say. @throws FileTooLarge, and what the file system or the user's function throws */
export async function storeFile(
  info: FileInfo,
  content: Readable,
  settings: BodySettings,
): Promise<{ readonly value: unknown; readonly size: number }> {
  const counter = new Counter(settings.fileBytes);
  const value = await put(info, content, counter, settings);
  return { value, size: counter.bytes };
}

async function put(info: FileInfo, content: Readable, counter: Counter, settings: BodySettings): Promise<unknown> {
  const { files, keepTemporary, temporaryFolder = tmpdir() } = settings;
  if (typeof files === 'function') return toFunction(info, content, counter, files);
  if (files === 'memory') return toMemory(info, content, counter);
  return toTemporary(info, content, counter, keepTemporary ? temporaryFolder : await processFolder(temporaryFolder));
}

/** The function may read the file, fail, or leave it unread; the body goes on after it. */
async function toFunction(
  info: FileInfo,
  content: Readable,
  counter: Counter,
  take: (file: FileInfo, content: Readable) => unknown,
): Promise<unknown> {
  const failed = new Promise<never>((_, reject) => counter.once('error', reject));
  content.once('close', () => {
    if (!content.readableEnded) counter.destroy(new Error('the file was cut short'));
  });
  const value = await Promise.race([take(info, content.pipe(counter)), failed]);
  counter.resume();
  return value;
}

/** Removes the temporary files among some values. What was moved or removed meanwhile is left alone. */
export async function removeStored(values: readonly unknown[]): Promise<void> {
  for (const value of values) {
    if (isUploadedFile(value) && value.path !== undefined) await unlink(value.path).catch(() => {});
  }
}

/** Files that were read here: a client's JSON may have a `path` too. */
const stored = new WeakSet<object>();

/** Whether a value in a form is a file that came with it, and not JSON that looks like one. */
export function isUploadedFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && stored.has(value);
}

async function toMemory(info: FileInfo, content: Readable, counter: Counter): Promise<UploadedFile> {
  const chunks: Buffer[] = [];
  await pipeline(content, counter, async source => {
    for await (const chunk of source) chunks.push(chunk as Buffer);
  });
  const file: UploadedFile = { ...info, size: counter.bytes, bytes: Buffer.concat(chunks, counter.bytes) };
  stored.add(file);
  return file;
}

async function toTemporary(info: FileInfo, content: Readable, counter: Counter, folder: string): Promise<UploadedFile> {
  const path = join(folder, `upload-${randomUUID()}`);
  try {
    await pipeline(content, counter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await unlink(path).catch(() => {});
    throw error;
  }
  const file: UploadedFile = { ...info, size: counter.bytes, path };
  stored.add(file);
  return file;
}

class Counter extends Transform {
  bytes = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null, chunk?: Buffer) => void): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limit) done(new FileTooLarge());
    else done(null, chunk);
  }
}
