import { PassThrough, type Readable } from 'node:stream';
import { FileTooLarge } from './file-counter.js';
import type { FileInfo } from './uploaded-file.js';

/** Thrown where the user's own function does not come to its end. */
export class FileTimeout extends Error {}

/** The user's own function. */
export type TakeFile = (file: FileInfo, content: Readable) => unknown;

/** What a function that takes files is held to. */
export interface TakeLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Milliseconds in which the function takes no byte that is there, and does not settle; 0: any. */
  readonly handlerTimeout: number;
}

/**
 * Gives one file to the user's function, which may read it, fail, or leave it unread or half read: its bytes count
 * nonetheless, and the body goes on after it.
 * @throws what the function throws, FileTooLarge, FileTimeout
 */
export function giveFile(
  info: FileInfo,
  content: Readable,
  take: TakeFile,
  limits: TakeLimits,
): Promise<{ readonly value: unknown; readonly size: number }> {
  if (content.destroyed) return Promise.reject(new Error('the file was cut short'));
  return new Promise((resolve, reject) => {
    const given = new PassThrough();
    let size = 0;
    const stop = whenStuck(content, given, limits.handlerTimeout, () =>
      fail(new FileTimeout('The function that takes files did not come to its end in time')),
    );
    function fail(error: unknown): void {
      stop();
      reject(error);
    }
    // counted here, for what is given may be destroyed
    content.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.fileBytes) fail(new FileTooLarge());
    });
    content.once('close', () => {
      if (!content.readableEnded) given.destroy(new Error('the file was cut short'));
    });
    given.on('error', error => {
      // an iteration that is left early ends its stream so
      if (error.name !== 'AbortError') fail(error);
    });
    const passed = untilPassed(content, content.pipe(given));
    call(take, info, given).then(async value => {
      given.resume();
      await passed;
      stop();
      resolve({ value, size });
    }, fail);
  });
}

/** A function that throws at once fails as one that rejects. */
async function call(take: TakeFile, info: FileInfo, content: Readable): Promise<unknown> {
  return take(info, content);
}

/** Comes when nothing more is to be passed; what the function leaves when it destroys its stream goes by. */
function untilPassed(content: Readable, given: Readable): Promise<void> {
  return new Promise(resolve => {
    given.once('end', resolve);
    given.once('close', () => {
      if (content.readableEnded) resolve();
      content.once('end', resolve);
      // the pipe that broke has paused it
      content.resume();
    });
  });
}

/** Calls `expire` when nothing was taken for a while though something is there; a client that is late is not meant. */
function whenStuck(content: Readable, given: PassThrough, timeout: number, expire: () => void): () => void {
  if (timeout === 0) return () => {};
  let moved = true;
  const note = () => {
    moved = true;
  };
  // what is taken makes room for more
  content.on('data', note).once('end', note);
  const timer = setTimeout(() => {
    const waits = content.readableLength + given.writableLength + given.readableLength > 0;
    if (!moved && (waits || content.readableEnded)) {
      expire();
      return;
    }
    moved = false;
    timer.refresh();
  }, timeout);
  return () => clearTimeout(timer);
}
