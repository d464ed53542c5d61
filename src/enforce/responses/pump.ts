import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { releaseBody } from './release-body.js';

/**
 * Writes a stream to a response as fast as the client takes it. A client that goes away ends the stream, and is no failure.
 * Unlike node's pipeline it leaves the response as it is where the stream breaks: nothing may have been sent yet.
 * @param failed called at most once
 */
export function pump(source: Readable, response: ServerResponse, failed: (error: unknown) => void): void {
  let over = false;
  const fail = (error: unknown) => {
    if (over) return;
    over = true;
    releaseBody(source);
    failed(error);
  };
  source.on('error', fail);
  if (source.destroyed || source.readableEnded) {
    fail(new Error('The stream was destroyed or read before it was sent', { cause: source.errored ?? undefined }));
    return;
  }
  source.on('end', () => {
    if (over) return;
    try {
      response.end();
      over = true;
    } catch (error) {
      // node refuses the head that was set meanwhile
      fail(error);
    }
  });
  source.on('close', () => fail(new Error('The stream was destroyed before its end')));
  response.on('drain', () => source.resume());
  response.on('close', () => {
    over = true;
    releaseBody(source);
  });
  source.on('data', chunk => {
    if (over) return;
    try {
      if (!response.write(chunk)) source.pause();
    } catch (error) {
      // a chunk that is neither text nor bytes
      fail(error);
    }
  });
}
