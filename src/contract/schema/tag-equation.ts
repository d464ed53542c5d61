import type { Equation } from './fixpoint.js';

/** The values that a property can have; undefined where nothing limits them. */
export type TagValues = readonly unknown[] | undefined;

/** What limits the values: lists, other schemas that hold beside, and choices of which one holds. */
export interface Terms {
  readonly fixed: readonly TagValues[];
  readonly all: readonly TagEquation[];
  readonly choices: readonly (readonly TagEquation[])[];
}

const NONE: Terms = { fixed: [], all: [], choices: [] };

/** The values that one schema allows, out of those that its parts do. Unsolved, it limits nothing. */
export class TagEquation implements Equation {
  values: TagValues = undefined;
  solved = false;
  index: number | undefined;
  readonly #read: () => Terms;
  readonly #count: (made: number) => void;
  #terms = NONE;

  /** @param read called once @param count told how long the lists are that are made */
  constructor(read: () => Terms, count: (made: number) => void) {
    this.#read = read;
    this.#count = count;
  }

  static unlimited(): TagEquation {
    const equation = new TagEquation(
      () => NONE,
      () => {},
    );
    equation.solved = true;
    return equation;
  }

  parts(): readonly TagEquation[] {
    this.#terms = this.#read();
    return [...this.#terms.all, ...this.#terms.choices.flat()];
  }

  evaluate(): boolean {
    const { fixed, all, choices } = this.#terms;
    const before = this.values?.length;
    this.values = this.#intersection([
      ...fixed,
      ...all.map(({ values }) => values),
      ...choices.map(choice => this.#union(choice)),
    ]);
    return this.values?.length !== before;
  }

  #intersection(all: readonly TagValues[]): TagValues {
    const [first, ...others] = all.filter(values => values !== undefined).sort((a, b) => a.length - b.length);
    if (first === undefined || others.length === 0) return first;
    this.#count(first.length);
    return others.reduce((kept, other) => common(kept, other), first);
  }

  #union(choice: readonly TagEquation[]): TagValues {
    const lists: (readonly unknown[])[] = [];
    for (const { values } of choice) {
      if (values === undefined) return undefined;
      lists.push(values);
      this.#count(values.length);
    }
    return lists.length === 1 ? lists[0] : [...new Set(lists.flat())];
  }
}

/** Of two short lists a search is quicker than a set; of long ones it would be their product. */
function common(some: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  if (some.length <= 4) return some.filter(value => others.includes(value));
  const set = new Set(others);
  return some.filter(value => set.has(value));
}
