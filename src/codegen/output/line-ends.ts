const carriageReturn = 13;

/**
 * A text with the line ends that the tool writes: a checkout may have put others in.
 * https://git-scm.com/docs/gitattributes#_text
 */
export function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** The same of a file's bytes, whatever their encoding keeps ASCII as it is. */
export function bytesWithPlainLineEnds(bytes: Buffer): Buffer {
  if (!bytes.includes(carriageReturn)) return bytes;
  return Buffer.from(withPlainLineEnds(bytes.toString('latin1')), 'latin1');
}
