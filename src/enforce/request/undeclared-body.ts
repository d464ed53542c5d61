import type { IncomingMessage } from 'node:http';
import { type BodyOptions, type BodyReader, type BodyResult, discard } from '../body/index.js';
import { hadNoByte, hasFiles } from '../body/left-by-parser.js';
import { bodySettings } from '../body/limits.js';
import { type Expiring, readBytes } from '../body/read-bytes.js';
import { noBody, refuse } from '../body/result.js';
import { Deadlines } from '../deadlines.js';
import type { RefusalCode } from '../refusals.js';

/** Whether a request says that it has a body; a chunked one may turn out to be empty. RFC 9112, section 6.3. */
export function mayHaveBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return length === undefined ? headers['transfer-encoding'] !== undefined : length !== '0';
}

/**
 * Looks whether a request has a body of at least one byte, where its operation declares none: then it is refused. Such a body
 * would reach whoever is behind without any check. https://spec.openapis.org/oas/v3.2.0.html#operation-object
 */
export function undeclaredBodyReader(options: BodyOptions): BodyReader {
  const { bodyTimeout } = bodySettings(options);
  const deadlines = new Deadlines<Expiring>(bodyTimeout, waiting => waiting.expire());
  return async request => {
    const { headers, readableEnded } = request;
    if (Number(headers['content-length']) > 0) return refused(request, 'undeclared');
    if (readableEnded || hasFiles(request)) return hadNoByte(request) ? noBody : refused(request, 'undeclared');
    return readBytes(request, 0, deadlines, read => {
      if (typeof read === 'string') return refused(request, read === 'too-large' ? 'undeclared' : read);
      return hadNoByte(request) ? noBody : refused(request, 'undeclared');
    });
  };
}

function refused(request: IncomingMessage, code: RefusalCode): BodyResult {
  const closes = !request.complete;
  if (closes) discard(request);
  return refuse(code, closes);
}
