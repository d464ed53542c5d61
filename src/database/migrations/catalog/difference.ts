import type { CatalogFingerprint } from './fingerprint.js';

/** What one database has and another has not. */
export interface CatalogDifference {
  /** What is there and should not be, or is otherwise. */
  readonly extra: readonly string[];
  /** What should be there and is not. */
  readonly missing: readonly string[];
}

export function catalogDifference(want: CatalogFingerprint, got: CatalogFingerprint): CatalogDifference {
  const [wanted, had] = [new Set(want.lines), new Set(got.lines)];
  return Object.freeze({
    extra: got.lines.filter(line => !wanted.has(line)),
    missing: want.lines.filter(line => !had.has(line)),
  });
}
