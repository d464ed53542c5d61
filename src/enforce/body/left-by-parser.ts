import type { IncomingMessage } from 'node:http';

/** Body parsers that ran before leave what they made here; those of forms leave files beside it. */
export type MaybeParsed = IncomingMessage & {
  readonly body?: unknown;
  readonly file?: unknown;
  readonly files?: unknown;
};

/** What body parsers leave of no bytes: nothing, or something that holds nothing. */
export function isEmpty(left: unknown): boolean {
  if (left === undefined || left === null || left === '') return true;
  return typeof left === 'object' && Object.keys(left).length === 0;
}

/** Whether a parser of forms has found files. */
export function hasFiles({ file, files }: MaybeParsed): boolean {
  return !isEmpty(file) || !isEmpty(files);
}

/**
 * Whether the body of a request, read by a parser before, turned out to have no byte. Of one in chunks the head does not say,
 * and parsers make the same `{}` of nothing as of the text `{}`; but node knows whether anything was read.
 * https://www.rfc-editor.org/rfc/rfc9112.html#section-6.3
 */
export function hadNoByte(request: MaybeParsed): boolean {
  if (request.readableDidRead || Number(request.headers['content-length']) > 0) return false;
  return isEmpty(request.body) && !Array.isArray(request.body) && !hasFiles(request);
}
