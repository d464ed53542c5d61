import type { IncomingMessage, ServerResponse } from 'node:http';

/** Which pages of other origins may read answers. https://fetch.spec.whatwg.org/#http-cors-protocol */
export interface CorsOptions {
  /** Origins as browsers send them, such as https://app.example.com; `*`: all of them. */
  readonly origins: readonly string[] | '*';
  /** Lets cookies and Authorization of the user's browser through; not together with `*`. Default: false. */
  readonly credentials?: boolean;
  /** Default: GET, HEAD, POST, PUT, PATCH, DELETE. */
  readonly methods?: readonly string[];
  /** Headers that pages may send. Default: those that they ask for. */
  readonly allowedHeaders?: readonly string[];
  /** Headers of answers that pages may read. Default: X-Request-Id, ETag, Link, Location, Retry-After. */
  readonly exposedHeaders?: readonly string[];
  /** Seconds for which a browser may remember what is allowed. Default: 600. */
  readonly maxAge?: number;
}

type Listener = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface Cors {
  /** @returns whether the request was answered: a preflight is */
  readonly apply: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Whether answers differ by Origin. */
  readonly varies: boolean;
}

/** Loads the package, once an assembly has origins to let in. */
export async function createCors({ origins, ...options }: CorsOptions): Promise<Cors> {
  const { default: cors } = await import('cors');
  const listed = origins === '*' ? undefined : new Set(origins);
  const {
    credentials = false,
    methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders = ['X-Request-Id', 'ETag', 'Link', 'Location', 'Retry-After'],
    maxAge = 600,
  } = options;
  const settings = {
    // an unlisted origin does not come this far
    origin: listed ? true : '*',
    credentials,
    methods: [...methods],
    exposedHeaders: [...exposedHeaders],
    maxAge,
    ...(options.allowedHeaders && { allowedHeaders: [...options.allowedHeaders] }),
  };
  const preflight: Listener = cors(settings);
  const actual: Listener = cors({ ...settings, preflightContinue: true });
  return {
    varies: listed !== undefined,
    apply(request, response) {
      const { origin } = request.headers;
      if (origin === undefined || (listed && !listed.has(origin))) return false;
      const asks = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
      let passed = false;
      (asks ? preflight : actual)(request, response, () => (passed = true));
      return !passed;
    },
  };
}
