import { type Code, type Finding, finding } from '../diagnostics/index.js';
import { Lines } from './positions.js';

/** A text that is being parsed, and where its findings go. */
export interface ParseInput {
  readonly text: string;
  /** The text as UTF-8, without a byte order mark. */
  readonly bytes: Uint8Array;
  readonly display: string;
  readonly depth: number;
  readonly aliasNodes: number;
}

/** A finding at an offset of a text that has no file yet. */
export function findingAt(
  input: Pick<ParseInput, 'text' | 'display'>,
  code: Code,
  offset: number,
  message: string,
  details: { pointer?: string; remedy?: string; related?: { message: string; offset: number } } = {},
): Finding {
  const lines = new Lines(input.text);
  const at = (offset: number) => ({ file: input.display, ...lines.at(offset), pointer: details.pointer ?? '' });
  return finding(code, message, {
    location: at(offset),
    ...(details.remedy && { remedy: details.remedy }),
    ...(details.related && {
      related: [{ message: details.related.message, location: at(details.related.offset) }],
    }),
  });
}
