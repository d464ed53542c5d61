import type { express, request, Validator } from '../sides.js';

/** An app of somebody who uses the incumbent; the package that it imports is given. */
export type App = (validator: Validator) => express.Express;

/** One request; where the answers differ, both, as far as they matter: docs/migrate-from-express-openapi-validator.md says why. */
export interface Row {
  readonly of: string;
  readonly ask: (agent: ReturnType<typeof request>) => request.Test;
  readonly differs?: { readonly there: object; readonly here: object };
}

/** What an app's own error handler answers: status, name, and where something is wrong. */
export const answerErrors: express.ErrorRequestHandler = (error, _req, res, _next) => {
  const { status = 500, name, path, errors } = error;
  const told = (errors ?? []).map((each: { path: string; errorCode?: string }) => [each.path, each.errorCode ?? null]);
  res.status(status).json({ name, path, errors: told });
};

/** The body of an answer to a refused request whose one error is told so. */
export const refused = (status: number, path: string, code: string | null) => ({
  status,
  body: { errors: [[path, code && `${code}.openapi.validation`]] },
});

export const json = (schema: object) => ({ 'application/json': { schema } });
export const ok = (schema: object) => ({ 200: { description: 'Ok', content: json(schema) } });
/** A document of its own for each app, of which no two parts are one object: the incumbent changes what it is given. */
export function documentOf(paths: object, components: object = {}, base = '/'): object {
  const info = { title: 'App', version: '1' };
  return JSON.parse(JSON.stringify({ openapi: '3.0.3', info, servers: [{ url: base }], paths, components }));
}
