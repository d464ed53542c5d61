/** The code of a file system's error, such as `ENOENT`. Not by `instanceof`: the error may be of another realm. */
export function errorCode(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : String(error);
}
