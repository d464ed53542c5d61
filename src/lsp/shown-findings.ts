import { isDeepStrictEqual } from 'node:util';
import type { Review, ReviewedFinding } from './review.js';

/** What the reviews of several documents say of files: a file may be a part of more than one. */
export class ShownFindings {
  readonly #byRoot = new Map<string, ReadonlyMap<string, readonly ReviewedFinding[]>>();
  readonly #pages = new Map<string, string>();

  /** The pages of rules that are not Specwright's own, by code. */
  get pages(): ReadonlyMap<string, string> {
    return this.#pages;
  }

  get roots(): readonly string[] {
    return [...this.#byRoot.keys()];
  }

  /** @returns the URIs of the files of which something else may be told now */
  set(root: string, { files, pages }: Review): ReadonlySet<string> {
    const before = this.#byRoot.get(root)?.keys() ?? [];
    this.#byRoot.set(root, new Map(files.map(({ uri, findings }) => [uri, findings])));
    for (const [code, page] of Object.entries(pages)) this.#pages.set(code, page);
    return new Set([...before, ...files.map(({ uri }) => uri)]);
  }

  /** @returns as `set` */
  drop(root: string): ReadonlySet<string> {
    const before = new Set(this.#byRoot.get(root)?.keys() ?? []);
    this.#byRoot.delete(root);
    return before;
  }

  /** The documents that a file is known to be a part of. */
  rootsWith(uri: string): readonly string[] {
    return [...this.#byRoot].filter(([, files]) => files.has(uri)).map(([root]) => root);
  }

  /** What all documents say of a file, the same thing once. */
  of(uri: string): readonly ReviewedFinding[] {
    const all = [...this.#byRoot.values()].flatMap(files => files.get(uri) ?? []);
    if (this.#byRoot.size < 2) return all;
    const byPlace = new Map<string, ReviewedFinding[]>();
    return all.filter(finding => {
      const { range, code } = finding.diagnostic;
      const key = `${code} ${range.start.line}:${range.start.character}`;
      const those = byPlace.get(key) ?? [];
      if (those.some(({ diagnostic }) => isDeepStrictEqual(diagnostic, finding.diagnostic))) return false;
      byPlace.set(key, [...those, finding]);
      return true;
    });
  }
}
