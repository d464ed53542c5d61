import type { Code, Finding, Location } from '../diagnostics/index.js';
import type { Json } from '../document/index.js';
import type { Reason } from '../schema/index.js';

/** `breaking`: who kept to the old version fails; `risky`: may, or nobody can say; `safe`: nobody notices. */
export type Level = 'breaking' | 'risky' | 'safe';

/** Whose messages a change is about: what clients send, or what they get. */
export type Travels = 'request' | 'response';

/** One change, told once, with all that it reaches. */
export interface ContractChange {
  readonly code: Code;
  readonly level: Level;
  /** In a client's words: what no longer holds, with the names and values concerned. */
  readonly message: string;
  /** What to do instead, in the imperative; of a safe change that nothing has to be done. */
  readonly remedy: string;
  /** Empty where it is about no message: a summary, a tag. */
  readonly directions: readonly Travels[];
  /** What it reaches, in the new document's order; empty where it is about the document as a whole. */
  readonly reaches: readonly Reached[];
  /** Where it stands in the old document; undefined where there is nothing of it. */
  readonly before?: Location;
  /** Where it stands in the new document. */
  readonly after?: Location;
  /** A message that was valid before and is not now. */
  readonly witness?: Witness;
  /** Why nobody can say, where that is so, as a sentence: the change is `risky` then. */
  readonly unknown?: string;
  /** The same in a word, by which changes are counted. */
  readonly reason?: UnknownReason;
  /** Which default made the level less than the strict one; `docs/diff.md` lists them. */
  readonly softened?: SofteningName;
  /** The same for the same change, whatever lines it moves to and words it is told in; hexadecimal. */
  readonly fingerprint: string;
}

/**
 * Why nobody can say: what stood in the way of comparing schemas; `unconfirmed`: the checks do not agree with what was found;
 * `unstated`: it depends on what no document states.
 */
export type UnknownReason = Reason | 'unconfirmed' | 'unstated';

/** An operation, and the part of it that a change is in. */
export interface Reached {
  /** `GET /pets/{petId}`, as in the new document where it is there. */
  readonly operation: string;
  /** `request body, application/json`; `query parameter limit`; `response 200, application/json`; empty: the operation itself. */
  readonly part: string;
  /** Where it is less grave there than elsewhere. */
  readonly level?: Level;
  /** Where it stands for this operation in the old document, if not where the change itself does. */
  readonly before?: Location;
  /** The same in the new document. */
  readonly after?: Location;
}

/** A message that one version accepts and the other refuses, or takes for something else. */
export interface Witness {
  /** What it is: a request that is refused or understood otherwise now, or a response that clients do not know. */
  readonly travels: Travels;
  readonly operation: string;
  readonly part: string;
  /** The value of that part. */
  readonly value: Json;
  /** JSON Pointer (RFC 6901) into the value: what fails. */
  readonly failing: string;
  /**
   * Whether the checks of both versions have said so too, of a message that reads as the value: that the one accepts it, and
   * the other refuses it or, by `outcome`, reads another value. False where nobody here reads such a message, and where there is
   * no value to check: what the message has or lacks decides by the documents alone, such as its first line or a parameter.
   */
  readonly confirmed: boolean;
  /**
   * Where the other version accepts the message too, and takes it for something else: it is read as another value, or reaches
   * another operation. Absent: that version refuses it.
   */
  readonly outcome?: 'understood-otherwise';
  /** The message as HTTP/1.1 writes it, in lines; the failing line has its number in `mark`. */
  readonly message: readonly string[];
  readonly mark?: number;
}

/** What two versions of a contract differ in. */
export interface Difference {
  readonly before: Version;
  readonly after: Version;
  /** The gravest first, then in the order of the new document. */
  readonly changes: readonly ContractChange[];
  /** The gravest of all; undefined where nothing changed. */
  readonly level?: Level;
  readonly counts: Readonly<Record<Level, number>>;
  /** What was not looked at, and why: nothing is left out in silence. Of the documents, what says nothing where it stands. */
  readonly findings: readonly Finding[];
}

/** What is said of a document that one side alone has: `before` or `after` is missing. */
export interface LoneDifference extends Pick<Difference, 'changes' | 'findings'> {
  readonly before?: Version;
  readonly after?: Version;
}

export interface Version {
  readonly title: string;
  readonly version: string;
  readonly openapi: string;
  /** As the user typed it. */
  readonly source: string;
}

/** The defaults that make a verdict milder than JSON Schema has it. */
export const softenings = Object.freeze([
  'undeclared-properties',
  'overlapping-branches',
  'unknown-tags',
  'extensible-enums',
  'mark-directions',
  'parameter-defaults',
  'removal-after-deprecation',
  'stability',
] as const);
export type SofteningName = (typeof softenings)[number];

export interface DiffOptions {
  /** Defaults that are not to soften: the strict verdict stands. */
  readonly strict?: readonly SofteningName[];
  /** The day that `x-sunset` is held against, as YYYY-MM-DD; default: today, in UTC. */
  readonly now?: string;
  /** Names of extensions (`x-…`) of operations, parameters, headers, request bodies and responses whose changes are told. */
  readonly extensions?: readonly string[];
}
