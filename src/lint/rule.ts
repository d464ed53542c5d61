import type { Contract, Version, WrittenObject, WrittenType } from '../contract/index.js';
import type { CodeEntry, Finding, Location, Severity } from '../diagnostics/index.js';
import type { DocumentSet, Edit, Json } from '../document/index.js';
import type { SchemaTools } from './schema-tools.js';
import type { Ways } from './ways.js';

/** What a rule is about; a part of the page of rules, and of the score in a report. */
export type Category = 'correctness' | 'design' | 'documentation' | 'security' | 'evolution' | 'hygiene';

/** The sets of rules that a project begins with. */
export type Preset = 'minimal' | 'recommended' | 'strict' | 'security';

/** One setting of a rule. */
export interface RuleOption {
  /** A JSON Schema of its values. */
  readonly schema: Json;
  readonly default: Json;
  readonly what: string;
}

/**
 * A rule: one of these a file, and a row in the table. What it says of itself is its page in docs/rules.md and the answer of
 * `specwright explain CODE`; its examples are run as tests.
 */
export interface Rule extends CodeEntry {
  /** Kebab-case; names what is wrong or wanted. Never changes its meaning. */
  readonly code: string;
  readonly category: Category;
  /** Of the sets that have it; none: it is off until it is asked for. */
  readonly presets: readonly Preset[];
  /** A document in YAML that breaks the rule once; `openapi`, `info` and `paths` may be left out. */
  readonly bad: string;
  /** The same, mended: no finding of the rule. */
  readonly good: string;
  /** Whether it misses something that may stand anywhere: it is not asked of documents of which a part could not be read. */
  readonly needsWhole?: true;
  /** By name. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** What `--fix` does, where there is one mechanical answer. */
  readonly fix?: string;
  /** Begins on a document: what is given back is asked about its parts. */
  readonly check: (context: RuleContext) => Visitor;
}

/** What a rule looks at: each is called for every object of its type, as written, once; `contract` and `end` once, in that order. */
export type Visitor = { readonly [T in WrittenType]?: (node: WrittenObject) => void } & {
  /** What follows from the document as a whole; not called where it has errors that let no contract be made. */
  readonly contract?: (contract: Contract) => void;
  readonly end?: () => void;
};

export interface RuleContext {
  readonly set: DocumentSet;
  readonly version: Version;
  /** A day such as `2026-01-31`: what x-sunset is held against. */
  readonly now: string;
  /** The rule's options with their defaults. */
  readonly options: Readonly<Record<string, Json>>;
  /** What needs schemas decided; shared by all rules, so that nothing is worked out twice. Only for use from `contract` on. */
  readonly schemas: SchemaTools;
  /** All that were visited; complete from `contract` on. */
  readonly references: readonly WrittenObject[];
  /** Which way the values of written schemas go; shared by all rules. Only for use from `contract` on. */
  readonly ways: Ways;
  report(message: string, at: Place, details?: Details): void;
}

/** Where a finding belongs: an object of the document, a member of one, or a place that the contract gives. */
export type Place =
  | WrittenObject
  | {
      readonly node: WrittenObject;
      /** A member, or one further within: names and indices. */
      readonly at: string | readonly (string | number)[];
      /** The name rather than the value. */
      readonly part?: 'key';
    }
  | Location;

export interface Details {
  /** Default: the rule's. */
  readonly remedy?: string;
  /** `GET /pets/{petId}`; found by itself where the place is an object within one. */
  readonly operation?: string;
  readonly related?: Finding['related'];
  /** Only of rules with a `fix`. */
  readonly fix?: Fix;
}

/** One mechanical answer. */
export interface Fix {
  /** Of the file that the finding is in. */
  readonly edits: readonly Edit[];
}

export type { Severity };
