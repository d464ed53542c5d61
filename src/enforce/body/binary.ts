import { IncomingMessage } from 'node:http';
import { type Readable, Transform } from 'node:stream';
import { type ByteSize, sizeError } from './byte-size.js';
import type { BodySettings } from './limits.js';
import { refusalOfError } from './read-bytes.js';
import { BodyProblem, tooLarge } from './result.js';

/** By what they read from. Uploads alone are kept here, and only while they last. */
const limitedBy = new WeakMap<Readable, Transform>();

/** Ends the stream of a body that nobody reads, or no more. @returns false where somebody still does */
export function endUnread(source: Readable): boolean {
  const limited = limitedBy.get(source);
  if (!limited) return false;
  if (!limited.destroyed && (limited.readableFlowing || limited.listenerCount('readable') > 0)) return false;
  source.unpipe(limited);
  limited.destroy(new BodyProblem('aborted'));
  return true;
}

/** A binary body as a stream; it fails with a BodyProblem where it is too long, too slow or cut off. */
export function limitedStream(source: Readable, settings: BodySettings, size: ByteSize = {}): Readable {
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer?.refresh();
      bytes += chunk.length;
      const wrong = bytes > (size.maxBytes ?? bytes) && sizeError(bytes, size);
      if (bytes > settings.uploadBytes) done(new BodyProblem('too-large', tooLarge(settings.uploadBytes).errors));
      else if (wrong) done(new BodyProblem('malformed', [wrong]));
      else done(null, chunk);
    },
    flush(done) {
      const wrong = sizeError(bytes, size);
      done(wrong && new BodyProblem('malformed', [wrong]));
    },
  });
  function expire(): void {
    // where bytes lie here unread it's the handler that takes its time
    if (limited.readableLength > 0) timer?.refresh();
    else limited.destroy(new BodyProblem('timeout'));
  }
  // until a handler listens, a failure must not be uncaught; it still sees it in its own pipeline or iteration
  limited.on('error', () => {});
  limited.once('close', () => clearTimeout(timer));
  // then nothing more is waited for, whether it's read or not
  source.once('end', () => clearTimeout(timer));
  source.once('error', error => limited.destroy(new BodyProblem(refusalOfError(error))));
  source.once('close', () => {
    if (!source.readableEnded) limited.destroy(new BodyProblem('aborted'));
  });
  limitedBy.set(source, limited);
  const begin = () => {
    if (settings.bodyTimeout > 0) timer = setTimeout(expire, settings.bodyTimeout).unref();
    source.pipe(limited);
  };
  whenWanted(source, limited, begin);
  return limited;
}

/** A body that its client holds back is asked for when it is read: until then the handler may refuse it for what it knows. */
function whenWanted(source: Readable, limited: Readable, begin: () => void): void {
  if (source instanceof IncomingMessage && source.headers.expect !== undefined) onFirstRead(limited, begin);
  else begin();
}

function onFirstRead(stream: Readable, begin: () => void): void {
  const read = stream._read;
  stream._read = size => {
    stream._read = read;
    begin();
    read.call(stream, size);
  };
}
