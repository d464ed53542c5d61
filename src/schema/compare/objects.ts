import { setProperty } from '../set-property.js';
import { type Answer, isFound, type Reason } from './answer.js';
import { holds, Unjudged } from './holds.js';
import { type Literals, sizesOf } from './literals.js';
import { atName, type Meanings } from './meanings.js';
import type { Search } from './search.js';
import type { Members, Says, Term } from './terms.js';
import { types } from './terms.js';

/** What an object must have, and what must be wrong with some property of it. */
interface Wanted {
  readonly members: readonly Members[];
  readonly names: readonly Term[];
  /** Of each, one property must not be what it says. */
  readonly broken: readonly (Members | { readonly is: 'names'; readonly term: Term })[];
  readonly required: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
  readonly least: number;
  readonly most: number;
}

/** New names that patterns tell apart, and one of them. */
interface Kind {
  readonly terms: readonly Term[];
  readonly name: string;
}

/** A kind of names with those of them that were looked for so far, and what looks for more. */
interface Names {
  readonly known: string[];
  readonly more: Iterator<string>;
}

/** Kinds of new names that are looked at. */
const mostKinds = 64;

/** An object that has what the literals say. */
export function objectOf(literals: Literals, search: Search): Answer {
  const wanted = wantedOf(literals);
  const { required, forbidden, least, most } = wanted;
  if (least > most || required.size > most || [...required].some(name => forbidden.has(name))) return 'none';
  return new Making(wanted, search).make();
}

function wantedOf({ asserted, denied }: Literals): Wanted {
  const namesOf = (list: readonly Says[]) => list.flatMap(says => (says.is === 'has' ? [says.name] : []));
  return {
    members: asserted.filter(says => says.is === 'members'),
    names: asserted.flatMap(says => (says.is === 'names' ? [says.term] : [])),
    broken: denied.filter(says => says.is === 'members' || says.is === 'names'),
    required: new Set(namesOf(asserted)),
    forbidden: new Set(namesOf(denied)),
    ...sizesOf({ asserted, denied }),
  };
}

class Making {
  readonly #wanted: Wanted;
  readonly #search: Search;
  #unknown: Reason | undefined;
  #kinds: readonly Names[] | undefined;

  constructor(wanted: Wanted, search: Search) {
    this.#wanted = wanted;
    this.#search = search;
  }

  make(): Answer {
    const properties = new Map<string, Term>();
    for (const name of this.#wanted.required) {
      if (!this.#mayBe(name)) return this.#none();
      properties.set(name, this.#at(name));
    }
    return this.#break(0, properties);
  }

  #none(): Answer {
    return this.#unknown === undefined ? 'none' : { unknown: this.#unknown };
  }

  /** Whether a property may be called so. */
  #mayBe(name: string): boolean {
    const { names, forbidden } = this.#wanted;
    return !forbidden.has(name) && names.every(term => holds(term, name, this.#search.meanings));
  }

  #at(name: string): Term {
    const { meanings } = this.#search;
    return meanings.terms.all(this.#wanted.members.map(each => atName(each, name, meanings)));
  }

  /** Finds a property for each thing that must be wrong, then fills up. */
  #break(index: number, properties: ReadonlyMap<string, Term>): Answer {
    const { broken, most } = this.#wanted;
    const { meanings } = this.#search;
    const what = broken[index];
    if (what === undefined) return this.#fill(properties);
    // what is wrong with some names of a kind leaves the others as they are
    for (const name of this.#suspects(what, index + 1)) {
      this.#search.step();
      if (!properties.has(name) && (properties.size >= most || !this.#mayBe(name))) continue;
      const before = properties.get(name) ?? this.#at(name);
      const term = this.#wrong(what, name, before);
      if (term === meanings.terms.false) continue;
      const answer = this.#break(index + 1, new Map(properties).set(name, term));
      if (isFound(answer)) return answer;
    }
    return this.#none();
  }

  /** Names under which something may be wrong: where nothing is said of others, those that are named. */
  *#suspects(what: Wanted['broken'][number], count: number): Iterable<string> {
    const saysMore = what.is === 'names' || what.patterns.length > 0 || what.rest !== this.#search.meanings.terms.true;
    if (saysMore) return yield* this.#candidates(count);
    const { required } = this.#wanted;
    for (const name of required) if (what.named.has(name)) yield name;
    for (const name of what.named.keys()) if (!required.has(name)) yield name;
  }

  #wrong(what: Wanted['broken'][number], name: string, before: Term): Term {
    const { meanings } = this.#search;
    const { terms } = meanings;
    if (what.is === 'names') return holds(what.term, name, meanings) ? terms.false : before;
    if (this.#countsAsAbsent(what, name)) return terms.false;
    return terms.all([before, terms.not(atName(what, name, meanings))]);
  }

  /** Whether the schema that is denied alone speaks of a property, and it is taken for absent therefore. */
  #countsAsAbsent(what: Members, name: string): boolean {
    const { strict, meanings } = this.#search;
    const { members, required, names } = this.#wanted;
    return (
      strict !== undefined &&
      !strict.has(what) &&
      !required.has(name) &&
      declares(what, name, meanings) &&
      members.every(each => each.rest === meanings.terms.true && !declares(each, name, meanings)) &&
      names.every(term => meanings.terms.says(term).is !== 'values')
    );
  }

  /** Enough properties, and a value for each. */
  #fill(properties: ReadonlyMap<string, Term>): Answer {
    const { least } = this.#wanted;
    const value: Record<string, unknown> = {};
    const put = (name: string, term: Term): Answer => {
      const answer = this.#hinted(name, term) ?? this.#search.find(term);
      if (isFound(answer)) setProperty(value, name, answer.value);
      else if (answer !== 'none') this.#unknown ??= answer.unknown;
      return answer;
    };
    for (const [name, term] of properties) if (!isFound(put(name, term))) return this.#none();
    if (properties.size < least) this.#more(value, least, put);
    if (Object.keys(value).length >= least) return { value };
    if (least > mostNames) this.#unknown ??= 'size';
    return this.#none();
  }

  /** Puts in properties until there are enough, or no more names. */
  #more(value: Record<string, unknown>, least: number, put: (name: string, term: Term) => Answer): void {
    const lack = () => Object.keys(value).length < Math.min(least, mostNames);
    const free = (name: string) => !Object.hasOwn(value, name) && this.#mayBe(name);
    for (const name of this.#candidates(1)) if (lack() && free(name)) put(name, this.#at(name));
    for (const kind of this.#kinds ?? []) {
      // what can't stand under one name of a kind can't stand under another
      if (!Object.hasOwn(value, kind.known[0]!)) continue;
      for (const other of lack() ? firstOf(kind, mostNames) : []) {
        if (!Object.hasOwn(value, other) && !isFound(put(other, this.#at(other)))) break;
        if (!lack()) break;
      }
    }
  }

  /** Names of a kind beside one, until there are none. */
  *#others({ terms: given, name }: Kind): Generator<string, void> {
    const { meanings } = this.#search;
    const { terms } = meanings;
    const taken = [name];
    const kind = terms.all(given);
    for (let count = 0; count < mostNames; count++) {
      const plain = `${newName}${count + 2}`;
      const left = () => this.#search.find(terms.all([kind, terms.not(terms.values(taken))]));
      const answer = isSurely(kind, plain, meanings) ? { value: plain } : left();
      if (!isFound(answer)) {
        if (answer !== 'none') this.#unknown ??= answer.unknown;
        return;
      }
      taken.push(String(answer.value));
      yield String(answer.value);
    }
  }

  /** A value that properties of the name are said to have, where it will do. */
  #hinted(name: string, term: Term): Answer | undefined {
    const { meanings } = this.#search;
    const value = meanings.hints(name).find(each => isSurely(term, each, meanings));
    return value === undefined ? undefined : { value };
  }

  /** Names that some schema speaks of, and so many of each kind that the patterns tell apart. */
  *#candidates(count: number): Iterable<string> {
    const { members, broken, required } = this.#wanted;
    const said = new Set(required);
    yield* required;
    // one by one: mostly the first ones will do, of thousands
    for (const each of [...broken, ...members])
      if (each.is === 'members')
        for (const name of each.named.keys())
          if (!said.has(name)) {
            said.add(name);
            yield name;
          }
    this.#kinds ??= this.#kindsBeside([...said]).map(kind => ({ known: [kind.name], more: this.#others(kind) }));
    for (const kind of this.#kinds) yield* firstOf(kind, count);
  }

  #kindsBeside(said: readonly string[]): readonly Kind[] {
    const { members, broken, names, forbidden } = this.#wanted;
    const { terms } = this.#search.meanings;
    const patterns = new Set<string>();
    for (const each of [...members, ...broken])
      if (each.is === 'members') for (const [pattern] of each.patterns) patterns.add(pattern);
    const told = [...patterns].map(pattern => terms.text('pattern', pattern, types.string));
    for (const each of broken) if (each.is === 'names') told.push(each.term);
    const base = [terms.types(types.string), ...names, terms.not(terms.values([...said, ...forbidden]))];
    let kinds = this.#named(base);
    for (const term of new Set(told)) {
      kinds = kinds.flatMap(kind => this.#split(kind, term));
      if (kinds.length <= mostKinds) continue;
      this.#unknown ??= 'names';
      break;
    }
    return kinds;
  }

  /** Those of a kind for which a term holds, and those for which it does not. */
  #split({ terms: given, name }: Kind, term: Term): readonly Kind[] {
    const { terms } = this.#search.meanings;
    const yes = [...given, term];
    const no = [...given, terms.not(term)];
    if (isSurely(term, name, this.#search.meanings)) return [{ terms: yes, name }, ...this.#named(no)];
    if (isSurely(terms.not(term), name, this.#search.meanings)) return [{ terms: no, name }, ...this.#named(yes)];
    return [...this.#named(yes), ...this.#named(no)];
  }

  #named(given: readonly Term[]): readonly Kind[] {
    const { meanings } = this.#search;
    const term = meanings.terms.all(given);
    const answer = isSurely(term, newName, meanings) ? { value: newName } : this.#search.find(term);
    if (isFound(answer)) return [{ terms: given, name: String(answer.value) }];
    if (answer !== 'none') this.#unknown ??= answer.unknown;
    return [];
  }
}

/** So many names of a kind, or all that there are. */
function* firstOf({ known, more }: Names, count: number): Iterable<string> {
  for (let at = 0; at < count; at++) {
    if (at === known.length) {
      const next = more.next();
      if (next.done) return;
      known.push(next.value);
    }
    yield known[at]!;
  }
}

/** What a property is called that nothing speaks of, where it may be called anything. */
const newName = 'extra';

function isSurely(term: Term, value: unknown, meanings: Meanings): boolean {
  try {
    return holds(term, value, meanings);
  } catch (error) {
    if (error instanceof Unjudged) return false;
    throw error;
  }
}

function declares({ named, patterns }: Members, name: string, { matches }: Meanings): boolean {
  return named.has(name) || patterns.some(([pattern]) => matches(pattern, name));
}

/** Objects with more properties are not made. */
const mostNames = 500;
