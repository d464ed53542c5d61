/** What a document may cost. Every limit has a code of its own, so that a reader knows which one was met. */
export interface Limits {
  /** Of one file and of all files together, in bytes. */
  readonly bytes: number;
  /** Levels of nesting. */
  readonly depth: number;
  /** Nodes that YAML aliases may stand for beyond those written. */
  readonly aliasNodes: number;
  readonly files: number;
  /** For each remote file, in milliseconds, redirects included. */
  readonly remoteMilliseconds: number;
}

export const defaultLimits: Limits = Object.freeze({
  bytes: 100 * 1024 * 1024,
  depth: 1000,
  aliasNodes: 1_000_000,
  files: 2000,
  remoteMilliseconds: 20_000,
});
