import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileCounter } from './file-counter.js';
import { giveFile } from './give-file.js';
import type { BodySettings } from './limits.js';
import { processFolder } from './process-folder.js';
import type { FileInfo, UploadedFile } from './uploaded-file.js';

/** Puts one file where the options say. @throws FileTooLarge, FileTimeout, and what the file system or the user's function throws */
export async function storeFile(
  info: FileInfo,
  content: Readable,
  settings: BodySettings,
): Promise<{ readonly value: unknown; readonly size: number }> {
  const { files, fileBytes, keepTemporary, temporaryFolder = tmpdir() } = settings;
  if (typeof files === 'function') return giveFile(info, content, files, settings);
  const counter = new FileCounter(fileBytes);
  const value =
    files === 'memory'
      ? await toMemory(info, content, counter)
      : await toTemporary(
          info,
          content,
          counter,
          keepTemporary ? temporaryFolder : await processFolder(temporaryFolder),
        );
  return { value, size: counter.bytes };
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

async function toMemory(info: FileInfo, content: Readable, counter: FileCounter): Promise<UploadedFile> {
  const chunks: Buffer[] = [];
  await pipeline(content, counter, async source => {
    for await (const chunk of source) chunks.push(chunk as Buffer);
  });
  const file: UploadedFile = { ...info, size: counter.bytes, bytes: Buffer.concat(chunks, counter.bytes) };
  stored.add(file);
  return file;
}

async function toTemporary(
  info: FileInfo,
  content: Readable,
  counter: FileCounter,
  folder: string,
): Promise<UploadedFile> {
  const path = join(folder, `upload-${randomUUID()}`);
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  try {
    await pipeline(content, counter, file);
  } catch (error) {
    // one that is still being opened would be made after it was removed
    if (!file.closed) await new Promise<void>(resolve => file.destroy().once('close', () => resolve()));
    await unlink(path).catch(() => {});
    throw error;
  }
  const uploaded: UploadedFile = { ...info, size: counter.bytes, path };
  stored.add(uploaded);
  return uploaded;
}
