import type { IncomingMessage, ServerResponse } from 'node:http';

/** Which answers are compressed. */
export interface CompressionOptions {
  /** Bytes below which a body of known length is sent as it is. Default: 1024. */
  readonly minimum?: number;
  /**
   * Whether an answer may be compressed at all, beside what is never: sequences that arrive item by item, parts of a range, and
   * what says `no-transform`. Say no where an answer holds a secret together with what a client has sent: its length tells of
   * the secret (BREACH, https://www.breachattack.com).
   */
  readonly filter?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

type Listener = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface Compression {
  /** Puts compression into a response; it decides when the head is written. */
  readonly apply: Listener;
  readonly minimum: number;
  readonly filter: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Compression waits for more before it sends, which an item of these must not. */
const sequences = /^(text\/event-stream|application\/(jsonl|json-seq|x-ndjson|ndjson|[\w.+-]+\+json-seq))\b/i;

/** YAML got its media types after the package's list was made. https://www.rfc-editor.org/rfc/rfc9512 */
const yaml = /^application\/(?:x-)?(?:[\w.+-]+\+)?yaml\s*(?:;|$)/i;

/** Loads the packages, once an assembly compresses. */
export async function createCompression(options: CompressionOptions): Promise<Compression> {
  const { default: compression } = await import('compression');
  const { minimum = 1024, filter: own = () => true } = options;
  const filter = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (response.statusCode === 206 || response.hasHeader('Content-Range')) return false;
    const type = String(response.getHeader('Content-Type') ?? '');
    if (sequences.test(type)) return false;
    // the package's own: media types that shrink. It reads no more than node's own messages have.
    return (yaml.test(type) || compression.filter(request as never, response as never)) && own(request, response);
  };
  const middleware = compression({ threshold: minimum, filter });
  return { apply: middleware as unknown as Listener, minimum, filter }; // types of Express; it asks of both what node's have
}

const codings = /(?:^|[\s,])(?:gzip|br|deflate|\*)(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/**
 * Whether a client takes anything but the bytes as they are, and would not rather have those.
 * https://www.rfc-editor.org/rfc/rfc9110.html#name-accept-encoding
 */
export function takesCompressed({ headers }: IncomingMessage): boolean {
  const accepted = headers['accept-encoding'];
  if (accepted === undefined || accepted === '' || !codings.test(accepted)) return false;
  // few clients name the bytes as they are, so few are read in full
  return !/identity/i.test(accepted) || weightOf(accepted, compressed) >= weightOf(accepted, /^identity$/i);
}

const compressed = /^(?:gzip|br|deflate|\*)$/i;

/** The greatest weight that a list gives to codings of a kind; 0: none of them. */
function weightOf(accepted: string, kind: RegExp): number {
  const weights = accepted.split(',').map(item => {
    const [coding = '', ...parameters] = item.split(';').map(part => part.trim());
    const weight = parameters.find(parameter => /^q=/i.test(parameter));
    return kind.test(coding) ? Number(weight?.slice(2) ?? 1) : 0;
  });
  return Math.max(...weights);
}

/** Whether a GET would be compressed, by the head that its HEAD is answered with. */
export function isCompressed(response: ServerResponse, { minimum, filter }: Compression, status: number): boolean {
  if (status < 200 || status === 204 || status === 304) return false;
  const length = response.getHeader('Content-Length');
  if (length !== undefined && Number(length) < minimum) return false;
  if (response.hasHeader('Content-Encoding')) return false;
  if (/(?:^|,)\s*no-transform\s*(?:,|$)/i.test(String(response.getHeader('Cache-Control') ?? ''))) return false;
  return filter(response.req, response);
}
