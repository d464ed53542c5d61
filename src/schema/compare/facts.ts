import { canonical } from '../../document/index.js';
import { everyType, type Says, type Term, type Terms, types } from './terms.js';
import { typeOf } from './value-types.js';

/** What is plain of all values that have what a term says. */
export interface Facts {
  readonly mask: number;
  /** That they are among these. */
  readonly values?: ReadonlySet<string>;
  /** Properties that those of them have which are objects. */
  readonly required: ReadonlySet<string>;
  /** What the properties of a name are. */
  readonly named: ReadonlyMap<string, readonly Term[]>;
}

const nothing: Facts = { mask: everyType, required: new Set(), named: new Map() };
/** Tags stand at the top, or within one property. */
const mostDeep = 3;

/** Tells at a glance that two terms have no value in common, as those have that a tag tells apart. */
export class Glance {
  readonly #terms: Terms;
  readonly #again: (key: string) => Term;
  readonly #known = new Map<Term, Facts>();
  readonly #clashes = new Map<string, boolean>();

  constructor(terms: Terms, again: (key: string) => Term) {
    this.#terms = terms;
    this.#again = again;
  }

  of(term: Term): Facts {
    const known = this.#known.get(term);
    if (known) return known;
    // of a schema that leads back to itself nothing is plain where it does
    this.#known.set(term, nothing);
    const facts = this.#of(this.#terms.says(term));
    this.#known.set(term, facts);
    return facts;
  }

  all(terms: readonly Term[]): Facts {
    return all(terms.map(term => this.of(term)));
  }

  clash(one: Term, other: Term): boolean {
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    let known = this.#clashes.get(key);
    if (known === undefined) this.#clashes.set(key, (known = this.clashing(this.of(one), this.of(other))));
    return known;
  }

  clashing(one: Facts, other: Facts, depth = 0): boolean {
    const mask = one.mask & other.mask;
    if (mask === 0) return true;
    if (one.values && other.values && !meet(one.values, other.values)) return true;
    if (mask !== types.object || depth > mostDeep) return false;
    // one of them speaks of a few properties, the other may of hundreds
    const names = (one.named.size < other.named.size ? one : other).named.keys();
    for (const name of names)
      if ((one.required.has(name) || other.required.has(name)) && this.#clashesAt(name, one, other, depth + 1))
        return true;
    return false;
  }

  #clashesAt(name: string, one: Facts, other: Facts, depth: number): boolean {
    const [terms = [], others = []] = [one.named.get(name), other.named.get(name)];
    return terms.some(term => others.some(each => this.clashing(this.of(term), this.of(each), depth)));
  }

  #of(says: Says): Facts {
    switch (says.is) {
      case 'false':
        return { ...nothing, mask: 0 };
      case 'types':
        return { ...nothing, mask: says.mask };
      case 'values':
        return {
          ...nothing,
          mask: says.values.reduce<number>((mask, value) => mask | typeOf(value), 0),
          values: new Set(says.values.map(canonical)),
        };
      case 'not': {
        const inner = this.#terms.says(says.term);
        return inner.is === 'types' ? { ...nothing, mask: everyType & ~inner.mask } : nothing;
      }
      case 'all':
        return this.all(says.terms);
      case 'any':
      case 'one':
        return says.terms.map(term => this.of(term)).reduce(either);
      case 'again':
        return this.of(this.#again(says.key));
      case 'has':
        return { ...nothing, required: new Set([says.name]) };
      case 'members':
        return { ...nothing, named: new Map([...says.named].map(([name, term]) => [name, [term]])) };
      default:
        return nothing;
    }
  }
}

function all(facts: readonly Facts[]): Facts {
  let mask = everyType;
  let values: ReadonlySet<string> | undefined;
  const required = new Set<string>();
  // what one of them says alone is taken as it is: it may be of thousands of names
  const saying = facts.filter(each => each.named.size > 0);
  const named = saying.length === 1 ? saying[0]!.named : namedBy(saying);
  for (const each of facts) {
    mask &= each.mask;
    if (each.values) values = values ? new Set([...values].filter(value => each.values!.has(value))) : each.values;
    for (const name of each.required) required.add(name);
  }
  return { mask, ...(values && { values }), required, named };
}

function namedBy(facts: readonly Facts[]): Facts['named'] {
  const named = new Map<string, readonly Term[]>();
  for (const each of facts)
    for (const [name, terms] of each.named) {
      const before = named.get(name);
      named.set(name, before ? [...before, ...terms] : terms);
    }
  return named;
}

function either(one: Facts, other: Facts): Facts {
  const values = one.values && other.values && new Set([...one.values, ...other.values]);
  const required = new Set([...one.required].filter(name => other.required.has(name)));
  return { mask: one.mask | other.mask, ...(values && { values }), required, named: new Map() };
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return true;
  return false;
}
