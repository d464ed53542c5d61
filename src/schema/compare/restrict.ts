import type { Glance } from './facts.js';
import { aboutTypes, type Meanings } from './meanings.js';
import { type Term, type Terms, types } from './terms.js';
import { typeOf } from './value-types.js';

/**
 * What a term says of values of one type: what is about other types is true or false of all of them. Most choices between
 * types are gone then.
 */
export class Restriction {
  readonly #terms: Terms;
  readonly #meanings: Meanings;
  readonly #glance: Glance;
  readonly #known = new Map<number, Map<Term, Term>>();
  /** What is being restricted, from the outermost on. */
  #unfinished: [known: Map<Term, Term>, term: Term][] = [];

  constructor(meanings: Meanings, glance: Glance) {
    this.#terms = meanings.terms;
    this.#meanings = meanings;
    this.#glance = glance;
  }

  /** Forgets what a question was about when it ended amid it: a schema that leads back to itself would be left as it is. */
  startAfresh(): void {
    for (const [known, term] of this.#unfinished) known.delete(term);
    this.#unfinished = [];
  }

  to(type: number, term: Term): Term {
    let known = this.#known.get(type);
    if (!known) this.#known.set(type, (known = new Map()));
    const before = known.get(term);
    if (before !== undefined) return before;
    // a schema that leads back to itself is left as it is where it does
    known.set(term, term);
    this.#unfinished.push([known, term]);
    const restricted = this.#restrict(type, term);
    this.#unfinished.pop();
    known.set(term, restricted);
    return restricted;
  }

  #restrict(type: number, term: Term): Term {
    const terms = this.#terms;
    const says = terms.says(term);
    const inner = (each: Term) => this.to(type, each);
    switch (says.is) {
      case 'true':
      case 'false':
        return term;
      case 'not':
        return terms.not(inner(says.term));
      case 'all':
        return terms.all(says.terms.map(inner));
      case 'any':
        return terms.any(says.terms.map(inner));
      case 'one':
        return this.#one(says.terms.map(inner));
      case 'again':
        return inner(this.#meanings.again(says.key));
      case 'types':
        return (says.mask & type) === 0 ? terms.false : terms.true;
      case 'values':
        return this.#ofType(terms.values(says.values.filter(value => typeOf(value) === type)));
      case 'atLeast':
      case 'atMost':
        return (type & (types.integer | types.fraction)) === 0 ? terms.true : term;
      default:
        return (aboutTypes(says) & type) === 0 ? terms.true : term;
    }
  }

  /** Of branches that have no value in common, as those that a tag tells apart, one holds where any does. */
  #one(branches: readonly Term[]): Term {
    const some = branches.filter(term => term !== this.#terms.false);
    const areApart = some.every((term, index) => some.slice(index + 1).every(other => this.#glance.clash(term, other)));
    return areApart ? this.#terms.any(some) : this.#terms.one(branches);
  }

  /** Values that are all that there are of the type say nothing of those of it. */
  #ofType(values: Term): Term {
    return this.#terms.says(values).is === 'types' ? this.#terms.true : values;
  }
}
