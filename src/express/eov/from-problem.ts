import type { HttpProblem, ProblemError } from '../../problem/index.js';
import { type HttpError, httpError, type ValidationErrorItem } from './error.js';

const places: Readonly<Record<string, string>> = {
  path: '/params',
  query: '/query',
  header: '/headers',
  cookie: '/cookies',
  body: '/body',
};

/** A refusal as the error that express-openapi-validator's users know. @param path the request's */
export function fromProblem(
  { status, problem, headers, message }: HttpProblem,
  path: string,
  method: string,
): HttpError {
  const given = problem.errors ?? [];
  if (status === 405) return httpError(status, { path, message: `${method} method not allowed`, headers });
  if (status === 401 || status === 403)
    return httpError(status, { path, message: securityMessage(given, message), headers });
  if (given.length === 0) return httpError(status, { path, message, headers });
  const errors = given.map(status >= 500 ? itemOfResponse : itemOf);
  const prefix = status >= 500 ? '' : 'request';
  const all = errors.map(item => `${prefix}${item.path} ${item.message}`).join(', ');
  const unknown = given.find(each => each.in === 'query' && each.code === 'unknown');
  return httpError(status, { path: unknown ? itemOf(unknown).path : path, message: all, errors, headers });
}

function securityMessage(errors: readonly ProblemError[], message: string): string {
  if (errors.length === 0) return message;
  return errors.every(({ code }) => code === 'required') ? errors[0]!.message : 'unauthorized';
}

function itemOf(each: ProblemError): ValidationErrorItem {
  const name = each.in === 'header' ? each.name?.toLowerCase() : each.name;
  const base = `${places[each.in] ?? ''}${name === undefined ? '' : `/${name}`}`;
  // a file that no property declares
  const code = each.in === 'body' && each.code === 'unknown' ? 'additionalProperties' : each.code;
  return { path: base + pointerOf(each), message: each.message, errorCode: `${code}.openapi.validation` };
}

function itemOfResponse(each: ProblemError): ValidationErrorItem {
  const base =
    each.in === 'body' ? '/response' : `/response/${each.in}${each.name === undefined ? '' : `/${each.name}`}`;
  return { path: base + pointerOf(each), message: each.message, errorCode: `${each.code}.openapi.validation` };
}

/** There a missing or undeclared property is pointed at itself; here the object that lacks or has it. */
function pointerOf({ pointer, code, message, in: place }: ProblemError): string {
  if (place !== 'body' || (code !== 'required' && !code.endsWith('Properties'))) return pointer;
  const quoted = /"(?:[^"\\]|\\.)*"/.exec(message)?.[0];
  if (quoted === undefined) return pointer;
  const name: unknown = JSON.parse(quoted);
  return pointer.endsWith(`/${name}`) ? pointer : `${pointer}/${name}`;
}
