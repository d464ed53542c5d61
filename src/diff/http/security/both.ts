import type { Operation, SecurityScheme } from '../../../contract/index.js';
import type { Code } from '../../../diagnostics/index.js';
import type { Json } from '../../../document/index.js';
import type { Level, Travels, Witness } from '../../types.js';

/** A scheme that both versions have, told once for all operations that ask for it. */
export interface BothSchemes {
  readonly before: SecurityScheme;
  readonly after: SecurityScheme;
  /** Whose credentials they are: those of clients, or those of the API, which it shows to receivers. */
  readonly travels: Travels;
  /** Operations of the new version. */
  readonly users: readonly Operation[];
}

/** What is said of a scheme's change. */
export interface SaidOfScheme {
  readonly code: Code;
  readonly level: Level;
  readonly message: string;
  readonly what: readonly Json[];
  readonly witness?: Witness;
  /** Of what is risky: why nobody can say, and what is left to do. */
  readonly unknown?: string;
  readonly remedy?: string;
}
