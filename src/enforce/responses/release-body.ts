import { Readable } from 'node:stream';

/** What bodies that come bit by bit may have to be told that nobody wants them. */
interface Releasable {
  readonly cancel?: () => unknown;
  readonly return?: () => unknown;
}

/** Ends a body that is not going to be sent: an open file must not stay open, and what it fails with is nobody's. */
export function releaseBody(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  if (body instanceof Readable) {
    body.on('error', ignore);
    body.destroy();
  } else if (Symbol.asyncIterator in body) void end(body as Releasable); // a web stream or a generator; others have neither
}

async function end(body: Releasable): Promise<void> {
  try {
    await (body.cancel ?? body.return)?.call(body);
  } catch {
    // It is over, whatever it says.
  }
}

function ignore(): void {}
