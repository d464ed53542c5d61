import { createHash } from 'node:crypto';

/** Of several texts at once, so that none can be taken for a part of its neighbour. */
export function digest(parts: readonly string[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('base64url');
}
