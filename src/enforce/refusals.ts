/**
 * Why enforcement refuses a request before any schema is asked. A refusal's `code` is one of these or the JSON Schema
 * keyword that failed (`type`, `required`, `maxLength` ...), which is a 400 always.
 */
export const refusals = Object.freeze({
  required: { status: 400, what: 'A required parameter, header, cookie, part or body is missing.' },
  unknown: { status: 400, what: 'A query parameter, form field or part is sent that the contract does not declare.' },
  undeclared: { status: 400, what: 'A body is sent to an operation that declares none.' },
  repeated: { status: 400, what: 'A name that stands for one value came several times.' },
  malformed: { status: 400, what: 'The text does not follow its style or its media type.' },
  'percent-encoding': { status: 400, what: 'A `%` does not introduce percent-encoded UTF-8.' },
  'too-many-parameters': { status: 400, what: 'More query parameters, cookies or form fields than are read.' },
  'too-many-parts': { status: 413, what: 'More parts in a multipart body than are read.' },
  'too-many-keys': { status: 400, what: 'More properties in a JSON body, in all its objects together, than are read.' },
  'number-range': { status: 400, what: 'A number in JSON beyond what a double holds, about 1.8e308.' },
  'too-deep': { status: 400, what: 'Arrays and objects nested deeper than is read.' },
  encoding: {
    status: 400,
    what: 'The bytes are not text in the charset they claim, or not what Content-Encoding says.',
  },
  truncated: { status: 400, what: 'The body ended before its end.' },
  aborted: { status: 400, what: 'The client went away while it sent the body; nobody is there to answer.' },
  timeout: { status: 408, what: 'The body did not arrive in time.' },
  'too-large': { status: 413, what: 'The body, a part of it, or what it decompresses to is longer than the limit.' },
  'content-type': { status: 415, what: 'The body, or a part of it, has no media type or one that is not declared.' },
  charset: { status: 415, what: 'The charset is not one that is read.' },
  'content-encoding': {
    status: 415,
    what: 'The Content-Encoding, or the Content-Transfer-Encoding of a part, is not one that is read.',
  },
  'transfer-encoding': { status: 501, what: 'The Transfer-Encoding has a coding other than chunked.' },
  'not-acceptable': { status: 406, what: 'None of the declared media types is acceptable to the client.' },
} as const);

export type RefusalCode = keyof typeof refusals;

/** @returns 400 where the code is a schema's keyword */
export function statusOf(code: string): number {
  return Object.hasOwn(refusals, code) ? refusals[code as RefusalCode].status : 400;
}
