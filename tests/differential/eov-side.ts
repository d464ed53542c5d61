import express from 'express';
import incumbent from '../support/incumbent.js';
import { serveApp, Watch } from './app-side.js';
import type { Document, Side } from './side.js';

const { middleware } = incumbent;
type Options = Parameters<typeof middleware>[0];

export interface EovSideOptions extends Partial<Omit<Options, 'apiSpec'>> {
  /** Whether cookies are parsed before it, as its manual asks. Default: yes. */
  readonly cookies?: boolean;
}

/** The document enforced by express-openapi-validator, set up as its manual says. */
export async function eovSide(document: Document, { cookies = true, ...options }: EovSideOptions = {}): Promise<Side> {
  const watch = new Watch(request => 'openapi' in request && request.openapi !== undefined);
  const app = express();
  // Express 5 parses `a=1&a=2` alone unless it is told otherwise
  app.set('query parser', 'extended');
  app.use(express.json({ type: ['application/json', 'application/*+json'], strict: false }));
  app.use(express.text({ type: 'text/*' }));
  app.use(express.urlencoded({ extended: true }));
  if (cookies) app.use(parseCookies);
  app.use(
    middleware({
      apiSpec: written(document),
      validateResponses: true,
      ...options,
    }),
  );
  app.use(watch.route as express.RequestHandler); // it uses less of a request than Express types
  app.use(((error, _request, response, _next) => {
    watch.refusal = error.message;
    if (response.headersSent) response.destroy();
    else response.status(error.status ?? 500).end(error.message);
  }) satisfies express.ErrorRequestHandler);
  return serveApp(app, watch);
}

/** What the package cookie-parser does of it. */
const parseCookies: express.RequestHandler = (request, _response, next) => {
  const pairs = (request.headers.cookie ?? '').split(/; */).filter(pair => pair.includes('='));
  request.cookies = Object.fromEntries(
    pairs.map(pair => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), decodeOrKeep(pair.slice(equals + 1))];
    }),
  );
  next();
};

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As it comes from a file: it changes its document, and must not find one object in two places. */
function written(document: Document): Exclude<Options['apiSpec'], string> {
  return JSON.parse(JSON.stringify(document));
}
