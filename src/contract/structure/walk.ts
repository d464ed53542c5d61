import type { Code } from '../../diagnostics/index.js';
import type { Json, JsonObject, NodeRef, SourceFile } from '../../document/index.js';
import { isObject, token } from '../node.js';
import { isSince, type Version } from '../version.js';
import { describe, kindOf, nearest } from './describe.js';
import { fits } from './fits.js';
import { any, type Kind, type NameRule } from './kinds.js';
import { type ObjectType, type RuleContext, type Shapes, shapesOf, versionWith } from './object-type.js';
import { objectTypes } from './object-types.js';
import { schemaObject } from './objects/schema.js';
import { type Flaw, flawOf, wrong } from './scalar.js';

/** A place in a document that a finding is about. */
export interface Place {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

export interface WalkOptions {
  readonly version: Version;
  readonly report: (code: Code, message: string, place: Place) => void;
  readonly isSchema: (
    nameOrReference: string,
    from: { readonly file: SourceFile; readonly pointer: string },
  ) => boolean;
  /** Told each reference, with what has to be at its end. */
  readonly onReference: (
    ref: string,
    from: { readonly file: SourceFile; readonly pointer: () => string },
    kind: Kind,
  ) => void;
}

type KindOf<K extends Kind['kind']> = Extract<Kind, { readonly kind: K }>;

/** One walk over a document along the table of objects. Pointers are only made where there is something to report. */
export class Walk {
  readonly #options: WalkOptions;
  readonly #file: SourceFile;
  readonly #base: string;
  /** Names and indices on the way from the start to the current value. */
  readonly #path: (string | number)[] = [];
  readonly #shapes: Shapes;
  readonly #pointer = (): string => this.#at();
  readonly #ruleContext: RuleContext;

  constructor(options: WalkOptions, start: { readonly file: SourceFile; readonly pointer: string }) {
    this.#options = options;
    this.#file = start.file;
    this.#base = start.pointer;
    this.#shapes = shapesOf(options.version);
    this.#ruleContext = {
      version: options.version,
      isSchema: name => options.isSchema(name, { file: this.#file, pointer: this.#at() }),
      report: (code, message, name) => this.#ruled(code, message, name),
    };
  }

  check(kind: Kind, value: Json): void {
    switch (kind.kind) {
      case 'any':
        return;
      case 'object':
        this.#object(kind, value);
        return;
      case 'schema':
        this.#schema(kind, value);
        return;
      case 'map':
        this.#map(kind, value);
        return;
      case 'list':
        this.#list(kind, value);
        return;
      case 'either':
        this.check(kind.isFirst(value) ? kind.first : kind.second, value);
        return;
      default:
        this.#tell(flawOf(kind, value));
    }
  }

  #object(kind: KindOf<'object'>, value: Json): void {
    const type = objectTypes[kind.type];
    if (!isObject(value)) {
      this.#wrong(describe(type), value);
      return;
    }
    if (kind.reference && Object.hasOwn(value, '$ref')) {
      this.#reference(kind, value);
      return;
    }
    // A path item may say `$ref` beside its own fields.
    if (type.fields.$ref && typeof value.$ref === 'string') this.#options.onReference(value.$ref, this.#from(), kind);
    this.#members(type, value);
  }

  #schema(kind: KindOf<'schema'>, value: Json): void {
    const { version } = this.#options;
    if (typeof value === 'boolean' && (kind.boolean || version !== '3.0')) return;
    if (!isObject(value)) {
      this.#wrong(version === '3.0' ? 'a schema (an object)' : 'a schema (an object, true or false)', value);
      return;
    }
    if (Object.hasOwn(value, '$ref')) {
      this.#reference(kind, value);
      // What stands beside a reference is ignored in 3.0, and counts since 3.1.
      if (version === '3.0') return;
    }
    this.#members(schemaObject, value);
  }

  #reference(kind: Kind, value: JsonObject): void {
    const ref = value.$ref as Json; // the caller has seen that it is there
    if (typeof ref === 'string') {
      this.#options.onReference(ref, this.#from(), kind);
      return;
    }
    this.#within('$ref', () => this.#wrong('a string', ref));
  }

  #members(type: ObjectType, value: JsonObject): void {
    const shape = this.#shapes.of(type);
    for (const name in value) {
      const field = shape.fields.get(name);
      const item = value[name] as Json; // for..in gave the name
      if (field !== undefined) {
        if (typeof item === field.sure || field.kind === any || field.among?.has(item)) continue;
        this.#path.push(name);
        if (field.changing) this.#changing(type, name, field.kind, item);
        else this.check(field.kind, item);
        this.#path.pop();
      } else if (!(type.extensions && name.startsWith('x-'))) this.#other(type, shape.open, name, item);
    }
    for (const name of shape.required) if (!Object.hasOwn(value, name)) this.#missing('missing-field', type, name);
    for (const name of shape.noted) if (!Object.hasOwn(value, name)) this.#missing('missing-note', type, name);
    type.rule?.(value, this.#ruleContext);
  }

  /** A value that only another version's field of that name takes is told apart from a mere mistake. */
  #changing(type: ObjectType, name: string, kind: Kind, item: Json): void {
    const version = fits(kind, item) ? undefined : versionWith(type, name, this.#options.version, item);
    if (version === undefined) {
      this.check(kind, item);
      return;
    }
    const message = `${this.#name()} is ${kindOf(item)} in OpenAPI ${version} alone, not in ${this.#options.version}`;
    this.#report('field-of-other-version', message);
  }

  #other(type: ObjectType, open: boolean, name: string, item: Json): void {
    if (type.others !== undefined) {
      const { kind, names } = type.others;
      this.#within(name, () => {
        if (names === undefined || this.#named(names, name)) this.check(kind, item);
      });
      return;
    }
    const version = versionWith(type, name, this.#options.version);
    if (version === undefined && open) return;
    this.#within(name, () => {
      if (version !== undefined) {
        const isHeeded = isSince(version, this.#options.version) && type.heeds?.(name);
        const effect = `it means nothing${isHeeded ? ', though checks here heed it' : ''}`;
        const message = `'${name}' belongs to OpenAPI ${version}, in the ${type.name} of ${this.#options.version} ${effect}`;
        this.#report('field-of-other-version', message, 'key');
      } else {
        const near = nearest(name, Object.keys(type.fields));
        const hint = near === undefined ? '' : `; did you mean '${near}'?`;
        this.#report('unknown-field', `the ${type.name} has no field '${name}'${hint}`, 'key');
      }
    });
  }

  #map(kind: KindOf<'map'>, value: Json): void {
    if (!isObject(value)) {
      this.#wrong('an object', value);
      return;
    }
    const { names } = kind;
    for (const name in value) {
      this.#path.push(name);
      if (names !== undefined) this.#named(names, name);
      this.check(kind.value, value[name] as Json); // for..in gave the name
      this.#path.pop();
    }
  }

  #named(rule: NameRule, name: string): boolean {
    if (rule.pattern.test(name)) return true;
    this.#report(rule.code, rule.message(name), 'key');
    return false;
  }

  #list(kind: KindOf<'list'>, value: Json): void {
    if (!Array.isArray(value)) {
      this.#wrong('a list', value, kind.note);
      return;
    }
    if (kind.filled && value.length === 0) this.#report('list-empty', `${this.#name()} must not be an empty list`);
    if (kind.unique && namesTwice(value)) {
      this.#report('list-duplicate', `${this.#name()} names a value twice`);
    }
    if (kind.item.kind === 'any') return;
    for (let index = 0; index < value.length; index++) {
      this.#path.push(index);
      this.check(kind.item, value[index] as Json); // the index is within the list
      this.#path.pop();
    }
  }

  #within(name: string, run: () => void): void {
    this.#path.push(name);
    run();
    this.#path.pop();
  }

  #missing(code: 'missing-field' | 'missing-note', type: ObjectType, name: string): void {
    this.#report(code, `${describe(type)} needs '${name}'`, 'key');
  }

  #wrong(want: string, value: Json, note = false): void {
    this.#tell(wrong(want, value, note));
  }

  #tell(flaw: Flaw | undefined): void {
    if (flaw !== undefined) this.#report(flaw.code, `${this.#name()} ${flaw.says}`);
  }

  #name(): string {
    const last = this.#path.at(-1);
    return last === undefined ? 'this' : `'${last}'`;
  }

  #ruled(code: Code, message: string, name?: string): void {
    if (name !== undefined) this.#path.push(name);
    this.#report(code, message, 'key');
    if (name !== undefined) this.#path.pop();
  }

  #report(code: Code, message: string, part: 'key' | 'value' = 'value'): void {
    this.#options.report(code, message, { file: this.#file, pointer: this.#at(), part });
  }

  #from(): { readonly file: SourceFile; readonly pointer: () => string } {
    return { file: this.#file, pointer: this.#pointer };
  }

  #at(): string {
    return this.#path.length === 0
      ? this.#base
      : `${this.#base}/${this.#path.map(each => token(String(each))).join('/')}`;
  }
}

/** Where a walk goes on: a node that a reference leads to, and what it has to be. */
export interface Task {
  readonly node: NodeRef;
  readonly kind: Kind;
}

/** A list of a few names is searched sooner than a set of it is made. */
const fewNames = 32;

function namesTwice(list: readonly Json[]): boolean {
  if (list.length > fewNames) return new Set(list).size !== list.length;
  return list.some((each, index) => list.includes(each, index + 1));
}
