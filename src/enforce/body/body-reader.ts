import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { BodyPlan, OperationChecks } from '../../plan/index.js';
import { type MediaType, requestMediaChooser } from '../media/index.js';
import { ambiguousHead } from './ambiguous-head.js';
import { endUnread } from './binary.js';
import { decompressed } from './decompress.js';
import { discard } from './discard.js';
import { hadNoByte, type MaybeParsed } from './left-by-parser.js';
import { type BodyReaderOptions, bodySettings } from './limits.js';
import { type MediaReader, mediaReader } from './media-reader.js';
import { type BodyResult, noBody, refuse, tooLarge, undeclaredType } from './result.js';

/** Reads the body of one request. Rejects with what the user's own file function throws, or where
 * middleware has consumed the body and left nothing of it. */
export type BodyReader = (request: IncomingMessage) => Promise<BodyResult>;

/** What comes of a read of the request's body. */
type Settle = (request: IncomingMessage, result: BodyResult | undefined) => BodyResult;

const consumed =
  'The body was read by middleware before the service, which left nothing in request.body: put it behind the service, or let it leave there what it read';

/**
 * Compiles the request body of one operation into a function that reads and checks it,
 * https://spec.openapis.org/oas/v3.2.0.html#request-body-object.
 * Where a body parser has consumed the request already, its `body` is taken, and never changed.
 */
export function createBodyReader(plan: BodyPlan, checks: OperationChecks, options: BodyReaderOptions = {}): BodyReader {
  const settings = bodySettings(options);
  const choose = requestMediaChooser(plan.content);
  const readers: readonly MediaReader[] = plan.content.map(media => mediaReader(media, checks, settings));
  const undeclared = undeclaredType(plan.content.map(({ range }) => range));
  const none = (): BodyResult => (plan.required ? refuse('required') : noBody);
  // of a read that found nothing: a chunked body may turn out to be empty
  const settle: Settle = (request, result) => {
    if (result === undefined) return none();
    return result.refusal === undefined ? result : given(request, result);
  };

  return request => {
    const { headers } = request;
    const length = headers['content-length'];
    if (headers['transfer-encoding'] === undefined && (length === undefined || length === '0')) {
      return Promise.resolve(none());
    }
    const ambiguous = ambiguousHead(request);
    if (ambiguous) return Promise.resolve(given(request, ambiguous));
    const chosen = choose(headers['content-type'] ?? 'application/octet-stream');
    if (!chosen) return Promise.resolve(given(request, undeclared));
    const reader = readers[chosen.index]!;
    if (!reader.takes(chosen.media)) return Promise.resolve(given(request, refuse('content-type')));
    if (request.readableEnded) {
      if (hadNoByte(request)) return Promise.resolve(none());
      return parsedBefore(request, reader, chosen.media, settle);
    }
    const left = reader.left(chosen.media);
    if (left) return Promise.resolve(left);
    const limit = reader.limit(chosen.media);
    if (length !== undefined && Number(length) > limit) return Promise.resolve(given(request, tooLarge(limit)));
    const source = decompressed(request, settings.decompress);
    if (!source) return Promise.resolve(given(request, refuse('content-encoding')));
    return streamed(request, source, reader, chosen.media, settle);
  };
}

/** A parser before the service has read the body: what it left in `request.body` is taken. */
function parsedBefore(
  request: IncomingMessage,
  reader: MediaReader,
  media: MediaType,
  settle: Settle,
): Promise<BodyResult> {
  const { body } = request as MaybeParsed;
  if (body === undefined) return Promise.reject(new Error(consumed));
  return reader.parsed(body, media, request.headers['content-type'] ?? '', result => settle(request, result));
}

function streamed(
  request: IncomingMessage,
  source: Readable,
  reader: MediaReader,
  media: MediaType,
  settle: Settle,
): Promise<BodyResult> {
  return reader.read(source, media, request.headers['content-type'] ?? '', result => {
    // a decoder that nobody reads would hold the rest of the request back
    if (source !== request && result?.refusal !== undefined) source.destroy();
    return settle(request, result && streaming(request, source, result));
  });
}

/** A handler may answer without reading a body to its end; what is left must not hold up the connection. */
function streaming(request: IncomingMessage, source: Readable, result: BodyResult): BodyResult {
  if (result.refusal !== undefined || request.complete) return result;
  const { dispose } = result;
  return {
    ...result,
    dispose() {
      dispose?.();
      if (request.complete || !endUnread(source)) return;
      discard(request);
    },
  };
}

function given(request: IncomingMessage, result: BodyResult): BodyResult {
  if (result.refusal === undefined || request.complete) return result;
  discard(request);
  return { ...result, closes: true };
}
