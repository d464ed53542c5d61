import type { SchemaJson } from '../../contract/index.js';
import type { Code } from '../../diagnostics/index.js';
import type { Json } from '../../document/index.js';
import type { Compared, Step } from '../../schema/index.js';
import type { Part } from './part.js';

/** Something that a schema says otherwise than before, in one place of it. */
export interface Cause {
  readonly code: Code;
  readonly before: Part;
  readonly after: Part;
  /** The keyword that says it, on the sides where it stands. */
  readonly keyword: { readonly before?: string; readonly after?: string };
  /** Where it stands, where that is elsewhere than in the parts: what is gone or new may be a component of its own. */
  readonly at?: { readonly before?: Part; readonly after?: Part };
  /** What each side says there, as schemas of nothing else. */
  readonly old: Compared;
  readonly now: Compared;
  /** Where it counts in one direction alone: a branch that is gone takes nothing but values away. */
  readonly only?: 'lost' | 'gained';
  /** Whether it says the whole over again, so that it counts only where nothing else does. */
  readonly fallback?: true;
  /** Whether two components are compared of which one takes the place of the other, rather than its name. */
  readonly replaces?: true;
  /** What a choice stands in that it is offered by, together with null: marks of the choice are written there. */
  readonly holder?: Part;
  /** What the old version says of a property that the new one does not have, or not always. */
  readonly gone?: readonly SchemaJson[];
  /** Whether it is a property that one side declares and the other says nothing of. */
  readonly isUndeclared?: true;
  /** The branches of a `oneOf`, by name, that a value fits at once now. */
  readonly ambiguous?: readonly string[];
  /** What the words of it need, and what tells it from others of its place. */
  readonly about: CauseDetail;
}

/** The keyword or property concerned, and its value on each side; undefined where there is none. */
export interface CauseDetail {
  readonly name: string;
  readonly from?: Json;
  readonly to?: Json;
  /** All that both sides say, where that is one change. */
  readonly beside?: Json;
}

/** What two parts differ in themselves, and the parts of them that have to be compared in turn. */
export interface Differences {
  readonly causes: readonly Cause[];
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly before: Part;
  readonly after: Part;
  /** From the value of the parts that they belong to; none: about the same value. */
  readonly step?: Step;
}
