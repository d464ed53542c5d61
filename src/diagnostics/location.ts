/** A place in a source text. Lines and columns count from 1; columns count UTF-16 code units. */
export interface Location {
  /** As the user would type it: a path relative to the working folder, a URL, `git:REV:PATH`, or `<stdin>`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON Pointer (RFC 6901) of the node within its file; '' is the whole document. */
  readonly pointer: string;
}

/** `file:line:column`, the form that terminals and editors turn into a link. */
export function formatLocation(location: Location): string {
  return `${location.file}:${location.line}:${location.column}`;
}
