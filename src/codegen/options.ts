import type { Finding } from '../diagnostics/index.js';
import type { LoadOptions } from '../document/index.js';
import type { ConvertFormats, Definition, Format, Keyword } from '../schema/index.js';

export interface GenerateOptions {
  /** A path, `-`, an http(s) URL (with `load.allowRemote`), or `git:REV:PATH`. */
  readonly document: string;
  /** The folder of generated files. Default: `generated`. */
  readonly out?: string;
  /** The folder of handlers, which are made once and are the user's own. Without it none are made. */
  readonly handlers?: string;
  /** Only says what is not current; writes nothing. */
  readonly check?: boolean;
  /** Where relative paths begin. Default: the process's working folder. */
  readonly cwd?: string;
  readonly load?: Omit<LoadOptions, 'cwd'>;
  /**
   * Formats whose values are something else in handlers, such as date-time as Date: their names, or `true` for all that
   * have a value. Default: none.
   */
  readonly convertFormats?: ConvertFormats;
  /** Formats of the user's own. Of each `module` is a package, or a path from `cwd` that begins with a dot. */
  readonly formats?: readonly Definition<Format>[];
  /** Keywords of the user's own, as `formats`. */
  readonly keywords?: readonly Definition<Keyword>[];
  /** Lets patterns run that can take exponential time. Default: false. */
  readonly unsafePatterns?: boolean;
  /** The folder of the user's own cache; false: none. Default: `node_modules/.cache/specwright`, else `.specwright/cache`. */
  readonly cache?: string | false;
}

/** One file that was not as it should be. */
export interface Change {
  /** Relative to the working folder, with slashes. */
  readonly path: string;
  readonly kind: 'created' | 'updated' | 'removed';
  /** With `check`: a unified difference, long ones cut. */
  readonly difference?: string;
}

export interface GenerateResult {
  /** Nothing was to be done. */
  readonly current: boolean;
  /** What was written, or with `check` what would be. */
  readonly changes: readonly Change[];
  /** Warnings of the contract and of generation; with `check` an error `generated-stale` for each change. */
  readonly findings: readonly Finding[];
  /** How many operations the contract has. */
  readonly operations: number;
  /** The files of the `$ref` graph as URIs, the root first. */
  readonly sources: readonly string[];
}

export interface WatchOptions extends Omit<GenerateOptions, 'check'> {
  /** After every run that came to a result. */
  onResult(result: GenerateResult): void;
  /** Where a run failed: a FindingsError while the document is broken. Watching goes on. */
  onError(error: unknown): void;
  /** How long to wait for further changes, in milliseconds. Default: 100. */
  readonly delay?: number;
}
