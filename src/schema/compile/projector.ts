import type { Schema, SchemaId } from '../../contract/index.js';
import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import { formats } from '../formats/index.js';
import { hiddenMark } from '../hidden-mark.js';
import { choosePattern } from '../pattern/index.js';
import type { Format, Keyword, PatternChoice } from '../runtime/rules.js';
import type { Use } from '../types.js';
import { type KnownSchemas, nothingKnown } from './known.js';
import { Marks } from './marks.js';
import type { CompileOptions, Definition } from './options.js';
import { Projection, type ProjectionContext } from './projection.js';
import { type Unit, unitKey } from './unit.js';

const NONE: ReadonlySet<string> = new Set();

/** Makes units of schemas: each once, when it is first needed. */
export class Projector implements ProjectionContext {
  readonly marks: Marks;
  readonly readsNumbersAsWritten: boolean = false;
  readonly patterns = new Map<string, PatternChoice>();
  readonly findings: Finding[] = [];
  readonly #units = new Map<string, Unit>();
  readonly #formats: ReadonlyMap<string, Definition<Format>>;
  readonly #keywords: ReadonlyMap<string, Definition<Keyword>>;
  /** Units that were read, with all that they refer to, and are fine. */
  readonly #clean = new Set<string>();
  readonly #errors = new Map<SchemaId, Finding[]>();
  readonly #told = new Set<string>();

  constructor(
    readonly schemas: ReadonlyMap<SchemaId, Schema>,
    readonly options: CompileOptions,
    readonly known: KnownSchemas = nothingKnown,
  ) {
    this.marks = new Marks(schemas, known.marked);
    this.#formats = new Map((options.definedFormats ?? []).map(one => [one.name, one]));
    this.#keywords = new Map((options.definedKeywords ?? []).map(one => [one.name, one]));
  }

  /** The key of a schema's unit for a use; the same key where the use makes no difference. */
  key(id: SchemaId, use: Use, waived: ReadonlySet<string> = NONE, base = false): string {
    const differs = use !== 'any' && (waived.size > 0 || this.differs(id, use));
    const key = unitKey(id, differs ? use : 'any', differs ? waived : NONE, base);
    if (!this.#units.has(key)) this.#add(key, id, differs ? use : 'any', differs ? waived : NONE, base);
    return key;
  }

  /** Whether a use makes a difference to a schema; a reading of all that it refers to. */
  protected differs(id: SchemaId, use: Exclude<Use, 'any'>): boolean {
    return this.marks.reaches(id, hiddenMark(use));
  }

  unit(key: string): Unit {
    const unit = this.#units.get(key);
    if (!unit) throw new Error(`There is no unit ${key}`);
    return unit;
  }

  /** What a unit refers to. Of a known one the rest is not read, but what there was to say of it is said again. */
  references(key: string): Iterable<string> {
    const known = this.known.units.get(key);
    if (!known) return this.unit(key).references;
    for (const [code, message] of known.told) this.tell(code, message, known.id);
    return known.references;
  }

  #idOf(key: string): SchemaId {
    return this.known.units.get(key)?.id ?? this.unit(key).id;
  }

  format(name: string): Format | undefined {
    return this.#formats.get(name)?.definition ?? formats.get(name);
  }

  definedFormat(name: string): Definition<Format> | undefined {
    return this.#formats.get(name);
  }

  keyword(name: string): Definition<Keyword> | undefined {
    return this.#keywords.get(name);
  }

  /**
   * Reads a unit and all that it refers to, so that nothing can fail later.
   * @throws FindingsError with everything that can't be honoured
   */
  verify(root: string): void {
    const reached = new Set([root]);
    for (const key of reached) {
      if (this.#clean.has(key)) continue;
      for (const next of this.references(key)) if (!this.#clean.has(next)) reached.add(next);
    }
    this.#findCircles(reached);
    const errors = new Set([...reached].flatMap(key => this.#errors.get(this.#idOf(key)) ?? []));
    if (errors.size > 0) throw new FindingsError([...errors]);
    for (const key of reached) this.#clean.add(key);
  }

  /**
   * Refuses units that lead back to themselves without going down into the value, for who reads units one by one.
   * @param circle units that lead to each other, the one that was met first at the end
   * @throws FindingsError schema-endless
   */
  refuseEndless(circle: readonly string[]): void {
    this.#findCircles(new Set(circle.toReversed()));
    const found = circle.flatMap(key => this.#errors.get(this.#idOf(key)) ?? []);
    const endless = new Set(found.filter(({ code }) => code === 'schema-endless'));
    if (endless.size > 0) throw new FindingsError([...endless]);
  }

  choose(pattern: string) {
    const { choice, problem } = choosePattern(pattern, this.options.unsafePatterns ?? false);
    this.patterns.set(pattern, choice);
    return problem;
  }

  tell(code: Finding['code'], message: string, id: SchemaId): void {
    // One unknown format is one thing to say, however often it is used.
    const key = code === 'schema-format-unknown' ? message : `${code} ${message} ${id}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const found = finding(code, message, { location: this.schemas.get(id)?.location });
    this.findings.push(found);
    if (found.severity !== 'error') return;
    const others = this.#errors.get(id);
    if (others) others.push(found);
    else this.#errors.set(id, [found]);
  }

  #add(key: string, id: SchemaId, use: Use, waived: ReadonlySet<string>, base: boolean): void {
    let made: Projection | undefined;
    const make = () => (made ??= new Projection(this, id, use, waived, base));
    this.#units.set(key, {
      key,
      id,
      use,
      waived,
      base,
      get schema() {
        return make().schema;
      },
      get references() {
        return make().references;
      },
      get inPlace() {
        return make().inPlace;
      },
      get told() {
        return make().told;
      },
    });
  }

  /** A circle of references that never goes down into the value would be checked for ever. No known unit is in one. */
  #findCircles(keys: ReadonlySet<string>): void {
    const state = new Map<string, 'open' | 'done'>();
    const isOurs = (key: string) => keys.has(key) && !this.known.units.has(key);
    for (const start of keys) {
      if (!state.has(start) && isOurs(start)) this.#followInPlace(start, isOurs, state);
    }
  }

  /** Without recursion: a chain of `allOf` may be longer than the stack is deep. */
  #followInPlace(start: string, isOurs: (key: string) => boolean, state: Map<string, 'open' | 'done'>): void {
    const open = (key: string) => {
      state.set(key, 'open');
      return { key, rest: this.unit(key).inPlace[Symbol.iterator]() };
    };
    const path = [open(start)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value: next, done } = top.rest.next();
      if (done) {
        state.set(top.key, 'done');
        path.pop();
      } else if (isOurs(next)) {
        const { id } = this.unit(next);
        const seen = state.get(next);
        if (seen === 'open') this.tell('schema-endless', `The schema ${id} refers to itself in a circle`, id);
        else if (!seen) path.push(open(next));
      }
    }
  }
}
