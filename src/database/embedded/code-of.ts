/** The system's name for what went wrong, such as ENOENT or a SQLSTATE. Asked by shape: an error may be of another realm. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
