import { type Readable, Transform } from 'node:stream';
import type { BodySettings } from './limits.js';
import { refusalOfError } from './read-bytes.js';
import { bodyProblem } from './result.js';

/** A binary body as a stream; it fails with an HttpProblem where it is too long, too slow or cut off. */
export function limitedStream(source: Readable, settings: BodySettings): Readable {
  let bytes = 0;
  const timer =
    settings.bodyTimeout > 0
      ? setTimeout(() => limited.destroy(bodyProblem('timeout')), settings.bodyTimeout)
      : undefined;
  timer?.unref();
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer?.refresh();
      bytes += chunk.length;
      if (bytes > settings.uploadBytes) done(bodyProblem('too-large'));
      else done(null, chunk);
    },
  });
  // until a handler listens, a failure must not be uncaught; it still sees it in its own pipeline or iteration
  limited.on('error', () => {});
  limited.once('close', () => clearTimeout(timer));
  source.once('error', error => limited.destroy(bodyProblem(refusalOfError(error))));
  source.once('close', () => {
    if (!source.readableEnded) limited.destroy(bodyProblem('aborted'));
  });
  return source.pipe(limited);
}
