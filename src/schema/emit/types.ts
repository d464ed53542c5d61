import type { Schema } from '../../contract/index.js';
import type { Finding } from '../../diagnostics/index.js';
import type { CompileOptions } from '../compile/options.js';
import type { Use } from '../types.js';
import type { Emission } from './emission.js';

/** The checks of one generated module, such as those of an operation. */
export interface CheckGroup {
  /** Path of the module below the output folder, without extension: `operations/get-pet`. */
  readonly module: string;
  readonly checks: readonly { readonly name: string; readonly schema: Schema; readonly use: Use }[];
  /** Changes with everything that its checks can reach. Without it they are made anew in every run. */
  readonly fingerprint?: string;
}

/** Keeps the texts of compiled functions between runs, by a key that says all that they depend on. */
export interface EmitCache {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
}

export interface EmitOptions extends CompileOptions {
  /** What generated modules import their helpers from; `specwright/runtime` where not given. */
  readonly runtime?: string;
  /** Path of the module of shared functions, without extension; `shared` where not given. */
  readonly shared?: string;
  readonly cache?: EmitCache;
  /** Changes with the components, all that they refer to, and these options. Without it nothing is known. */
  readonly fingerprint?: string;
  /** What an earlier run left. */
  readonly known?: Emission | undefined;
}

export interface EmittedFile {
  /** Below the output folder, with extension. */
  readonly path: string;
  readonly text: string;
}

export interface Emitted {
  /** The shared module first, then one file a group, in the order given. */
  readonly files: readonly EmittedFile[];
  /** Hints and warnings; errors are thrown. */
  readonly findings: readonly Finding[];
  /** For the next run, where `fingerprint` is given. */
  readonly emission?: Emission;
}
