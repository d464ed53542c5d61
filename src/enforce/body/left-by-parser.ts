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
