/**
 * Writes a copy of a document with so many changes of its schemas, the same for the same seed.
 * @returns what was changed, a line each
 */
export function editedCopy(
  source: string,
  target: string,
  options: { readonly changes: number; readonly seed: number },
): string[];
