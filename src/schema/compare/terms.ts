import { canonical, type Json } from '../../document/index.js';
import type { ByDigits } from './by-digits.js';
import { areApart, common, type Listed, type Said, together } from './listed.js';
import { everyType, types } from './value-types.js';

export { everyType, numberTypes, types } from './value-types.js';

/** A schema's meaning: a number, the same for all that are written the same way once ways of writing are put aside. */
export type Term = number;

/** What a term says. Each but the logical ones is about one type, and holds for values of others. */
export type Says =
  | { readonly is: 'true' | 'false' }
  | { readonly is: 'not'; readonly term: Term }
  | { readonly is: 'all' | 'any' | 'one'; readonly terms: readonly Term[] }
  /** A schema that leads back to itself; `key` leads to what it says. */
  | { readonly is: 'again'; readonly key: string }
  | { readonly is: 'types'; readonly mask: number }
  | { readonly is: 'values'; readonly values: readonly Json[] }
  | { readonly is: 'atLeast' | 'atMost'; readonly limit: number; readonly exclusive: boolean }
  | { readonly is: 'multiple'; readonly of: number }
  | { readonly is: 'longer' | 'shorter'; readonly count: number; readonly what: Counted }
  | { readonly is: 'pattern' | 'format' | 'opaque'; readonly text: string; readonly types: number }
  | { readonly is: 'exact'; readonly types: number; readonly digits: ByDigits }
  | { readonly is: 'items'; readonly first: readonly Term[]; readonly rest: Term }
  | { readonly is: 'contains'; readonly term: Term; readonly least: number; readonly most: number }
  | { readonly is: 'unique' }
  | Members
  | { readonly is: 'has'; readonly name: string }
  | { readonly is: 'names'; readonly term: Term }
  | Closed;

/** What is counted: characters of a text, items, properties. */
export type Counted = 'string' | 'array' | 'object';

export interface Members {
  readonly is: 'members';
  readonly named: ReadonlyMap<string, Term>;
  readonly patterns: readonly (readonly [pattern: string, term: Term])[];
  /** Of names that are neither declared nor match a pattern. */
  readonly rest: Term;
}

/** What is left of properties or items by the covers that apply: `unevaluatedProperties`, `unevaluatedItems`. */
export interface Closed {
  readonly is: 'closed';
  readonly what: 'object' | 'array';
  readonly covers: readonly Cover[];
  readonly rest: Term;
}

/** Where the term holds for the value, these members of it are evaluated. */
export interface Cover {
  readonly when: Term;
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** Items up to this index, which is not among them. */
  readonly first: number;
  /** Items that this holds for. */
  readonly containing?: Term;
  readonly all: boolean;
}

const none: Term = -1;

/** Keeps what terms say, each once. */
export class Terms {
  readonly #says: Says[] = [];
  readonly #known = new Map<string, Term>();
  /** Of each term that was denied, what denies it, and the other way about. */
  readonly #nots: Term[] = [];
  readonly #mergedBy = new Map<string, readonly Term[]>();
  readonly true = this.#add('true', { is: 'true' });
  readonly false = this.#add('false', { is: 'false' });

  says(term: Term): Says {
    return this.#says[term]!;
  }

  not(term: Term): Term {
    let not = this.#nots[term];
    if (not === undefined) {
      const says = this.says(term);
      if (says.is === 'true') not = this.false;
      else if (says.is === 'false') not = this.true;
      else not = this.#says.push({ is: 'not', term }) - 1;
      this.#nots[term] = not;
      this.#nots[not] = term;
    }
    return not;
  }

  all(given: readonly Term[]): Term {
    const one = this.#only(given, this.true, this.false);
    if (one !== undefined) return one;
    const terms = new Set<Term>();
    for (const term of given) {
      const says = this.says(term);
      if (says.is === 'false') return this.false;
      if (says.is === 'all') for (const part of says.terms) terms.add(part);
      else if (says.is !== 'true') terms.add(term);
    }
    for (const term of terms) if (terms.has(this.#nots[term] ?? none)) return this.false;
    const merged = this.#merged('all', terms);
    return merged.has(this.false) ? this.false : this.#list('all', merged, this.true);
  }

  any(given: readonly Term[]): Term {
    const one = this.#only(given, this.false, this.true);
    if (one !== undefined) return one;
    const terms = new Set<Term>();
    for (const term of given) {
      const says = this.says(term);
      if (says.is === 'true') return this.true;
      if (says.is === 'any') for (const part of says.terms) terms.add(part);
      else if (says.is !== 'false') terms.add(term);
    }
    for (const term of terms) if (terms.has(this.#nots[term] ?? none)) return this.true;
    const merged = this.#merged('any', terms);
    return merged.has(this.true) ? this.true : this.#list('any', merged, this.false);
  }

  /** What most come to: the one term that counts, if any, or the one that decides. */
  #only(given: readonly Term[], empty: Term, decisive: Term): Term | undefined {
    let only = empty;
    let isOne = true;
    for (const term of given) {
      if (term === decisive) return decisive;
      if (term === empty || term === only) continue;
      if (only === empty) only = term;
      else isOne = false;
    }
    return isOne ? only : undefined;
  }

  /** Exactly one. A term that is there twice holds twice or not at all, so that it must not hold. */
  one(given: readonly Term[]): Term {
    const counts = new Map<Term, number>();
    for (const term of given) if (term !== this.false) counts.set(term, (counts.get(term) ?? 0) + 1);
    const single = [...counts].filter(([, count]) => count === 1).map(([term]) => term);
    const never = [...counts].filter(([, count]) => count > 1).map(([term]) => this.not(term));
    const once = this.#merged('one', new Set(single));
    if (once.has(this.true)) {
      const others = [...once].filter(term => term !== this.true).map(term => this.not(term));
      return this.all([...never, ...others]);
    }
    return this.all([...never, this.#list('one', once, this.false)]);
  }

  again(key: string): Term {
    return this.#add(`again ${key}`, { is: 'again', key });
  }

  types(mask: number): Term {
    if ((mask & everyType) === everyType) return this.true;
    return mask === 0 ? this.false : this.#add(`types ${mask}`, { is: 'types', mask });
  }

  values(values: readonly Json[]): Term {
    return this.any(this.#listed(together([{ is: 'values', values }])));
  }

  #valuesAlone(values: readonly Json[]): Term {
    const texts = new Map(values.map(value => [canonical(value), value]));
    const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
    const key = `values ${sorted.map(([text]) => text).join()}`;
    return this.#add(key, { is: 'values', values: sorted.map(([, value]) => value) });
  }

  bound(is: 'atLeast' | 'atMost', limit: number, exclusive: boolean): Term {
    return this.#add(`${is} ${limit} ${exclusive}`, { is, limit, exclusive });
  }

  multiple(of: number): Term {
    return this.#add(`multiple ${of}`, { is: 'multiple', of });
  }

  /** `longer`: of so many at least; `shorter`: at most. */
  count(is: 'longer' | 'shorter', what: Counted, count: number): Term {
    const whole = is === 'longer' ? Math.ceil(count) : Math.floor(count);
    if (is === 'longer' && whole <= 0) return this.true;
    if (is === 'shorter' && whole < 0) return this.types(everyType & ~types[what]);
    return this.#add(`${is} ${what} ${whole}`, { is, what, count: whole });
  }

  text(is: 'pattern' | 'format' | 'opaque', text: string, mask: number): Term {
    return this.#add(`${is} ${mask} ${text}`, { is, text, types: mask });
  }

  /** @param text the same for all that say the same */
  exact(text: string, mask: number, digits: ByDigits): Term {
    return this.#add(`exact ${mask} ${text}`, { is: 'exact', types: mask, digits });
  }

  items(first: readonly Term[], rest: Term): Term {
    let end = first.length;
    while (end > 0 && first[end - 1] === rest) end--;
    const kept = first.slice(0, end);
    if (end === 0 && rest === this.true) return this.true;
    // no item can stand there or after it
    const never = kept.indexOf(this.false);
    if (never >= 0 && !(rest === this.false && never === kept.length)) {
      return this.all([this.count('shorter', 'array', never), this.items(kept.slice(0, never), this.true)]);
    }
    if (rest === this.false && end === 0) return this.count('shorter', 'array', 0);
    if (rest === this.false) return this.all([this.count('shorter', 'array', end), this.items(kept, this.true)]);
    return this.#add(`items ${kept.join()} ${rest}`, { is: 'items', first: kept, rest });
  }

  contains(term: Term, least: number, most: number): Term {
    if (least <= 0 && most === Infinity) return this.true;
    return this.#add(`contains ${term} ${least} ${most}`, { is: 'contains', term, least, most });
  }

  unique(): Term {
    return this.#add('unique', { is: 'unique' });
  }

  members({ named, patterns, rest }: Omit<Members, 'is'>): Term {
    const merged = new Map<string, Term>();
    for (const [pattern, term] of patterns) {
      const before = merged.get(pattern);
      merged.set(pattern, before === undefined ? term : this.all([before, term]));
    }
    const ways = [...merged].sort(([a], [b]) => (a < b ? -1 : 1));
    // a name that is declared is kept though anything may stand there: it counts where undeclared ones do not
    if (rest === this.true && named.size === 0 && ways.every(([, term]) => term === this.true)) return this.true;
    const names = [...named.keys()].sort();
    const kept = new Map(names.map(name => [name, named.get(name)!]));
    const key = `members ${JSON.stringify(names)} ${[...kept.values()].join()} ${JSON.stringify(ways)} ${rest}`;
    return this.#add(key, { is: 'members', named: kept, patterns: ways, rest });
  }

  has(name: string): Term {
    return this.#add(`has ${name}`, { is: 'has', name });
  }

  /** That an object has no such property. */
  lacks(name: string): Term {
    return this.members({ named: new Map([[name, this.false]]), patterns: [], rest: this.true });
  }

  names(term: Term): Term {
    return term === this.true ? term : this.#add(`names ${term}`, { is: 'names', term });
  }

  closed(what: 'object' | 'array', covers: readonly Cover[], rest: Term): Term {
    if (rest === this.true) return rest;
    const used = covers.filter(({ when }) => when !== this.false);
    if (used.some(({ when, all }) => all && when === this.true)) return this.true;
    const key = used
      .map(cover => JSON.stringify(cover))
      .sort()
      .join();
    return this.#add(`closed ${what} ${key} ${rest}`, { is: 'closed', what, covers: used, rest });
  }

  /** Terms with one for all that list values or are types, so that it makes no difference how values are listed. */
  #merged(is: 'all' | 'any' | 'one', terms: ReadonlySet<Term>): ReadonlySet<Term> {
    const said: Said[] = [];
    const some: Term[] = [];
    for (const term of terms) {
      const says = this.says(term);
      if (says.is !== 'types' && says.is !== 'values') continue;
      some.push(term);
      said.push(says);
    }
    if (some.length < 2 || (is === 'one' && !areApart(said))) return terms;
    const key = `${is} ${some.sort((a, b) => a - b).join()}`;
    let merged = this.#mergedBy.get(key);
    if (!merged) this.#mergedBy.set(key, (merged = this.#listed(is === 'all' ? common(said) : together(said))));
    const others = [...terms].filter(term => !some.includes(term));
    return new Set([...others, ...merged]);
  }

  /** The terms of which any holds for what is listed. */
  #listed({ mask, values }: Listed): readonly Term[] {
    const terms = [
      ...(mask === 0 ? [] : [this.types(mask)]),
      ...(values.length === 0 ? [] : [this.#valuesAlone(values)]),
    ];
    return terms.length === 0 ? [this.false] : terms;
  }

  #list(is: 'all' | 'any' | 'one', given: ReadonlySet<Term>, empty: Term): Term {
    const terms = [...given];
    if (terms.length < 2) return terms[0] ?? empty;
    terms.sort((a, b) => a - b);
    return this.#add(`${is} ${terms.join()}`, { is, terms });
  }

  #add(key: string, says: Says): Term {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const term = this.#says.push(says) - 1;
    this.#known.set(key, term);
    return term;
  }
}
