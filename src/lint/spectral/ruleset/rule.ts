import type { FunctionEntry } from '../types.js';
import type { Aliases } from './aliases.js';
import type { Format } from './formats.js';
import type { NamedEntry, Whose } from './named-entry.js';
import type { Part } from './node.js';
import type { Level } from './severity.js';

/** What a rule asks of the nodes that its expressions lead to. */
export interface Check {
  readonly field: string | undefined;
  readonly function: FunctionEntry;
  /** As the ruleset names it. */
  readonly functionName: string;
  readonly whose: Whose;
  readonly options: unknown;
  readonly part: Part;
}

/** Severities of one rule by parts of documents. */
export interface PointerOverride {
  readonly files: string;
  readonly pointer: string;
  readonly level: Level;
}

/** A rule, ready to run. */
export interface Rule {
  readonly name: string;
  readonly given: readonly string[];
  readonly givenPart: Part;
  readonly aliases: Aliases;
  readonly checks: readonly Check[];
  readonly level: Level;
  readonly message: string | undefined;
  readonly description: string | undefined;
  readonly documentationUrl: string | undefined;
  /** Whether it looks at the document with what references lead to in their places. */
  readonly resolved: boolean;
  /** Undefined: of all documents. */
  readonly formats: ReadonlySet<Format> | undefined;
  readonly overrides: readonly PointerOverride[];
  readonly part: Part;
}

/** A rule while rulesets that extend one another still change it. */
export interface RuleDraft {
  readonly name: string;
  /** The ruleset that made it. */
  readonly owner: object;
  ownerFormats: ReadonlySet<Format> | undefined;
  aliases: Aliases;
  functions: ReadonlyMap<string, NamedEntry>;
  enabled: boolean;
  recommended: boolean;
  level: Level;
  given: unknown;
  givenPart: Part;
  /** `then`, as written. */
  checks: unknown;
  checksPart: Part;
  /** The file that `then` stands in. */
  checksPath: string | undefined;
  message: string | undefined;
  description: string | undefined;
  documentationUrl: string | undefined;
  resolved: boolean;
  formats: ReadonlySet<Format> | undefined;
  overrides: PointerOverride[];
  part: Part;
}
