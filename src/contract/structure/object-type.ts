import type { Code } from '../../diagnostics/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { isSince, type Version } from '../version.js';
import { fits } from './fits.js';
import type { Field, Kind, NameRule } from './kinds.js';

/** An object of the standard: its fields by version, and the rules between them. */
export interface ObjectType {
  /** As the standard names it, such as `Operation Object`. */
  readonly name: string;
  readonly fields: { readonly [name: string]: Field | readonly Field[] };
  /** Of objects whose fields are named by the document: what all other fields are. */
  readonly others?: { readonly kind: Kind; readonly names?: NameRule };
  /** Whether fields that begin with `x-` are allowed; false where every name is the document's own. */
  readonly extensions: boolean;
  /** Fields that the standard doesn't name may stand there, as in JSON Schema. */
  readonly open?: (version: Version) => boolean;
  /** Whether a field of later versions counts in earlier ones too: tools differ in what they read of schemas. */
  readonly heeds?: (name: string) => boolean;
  readonly rule?: Rule;
}

/** Looks at an object as a whole. */
export type Rule = (object: JsonObject, context: RuleContext) => void;

export interface RuleContext {
  readonly version: Version;
  /** Whether a reference leads anywhere, or a name is that of a schema component. */
  readonly isSchema: (nameOrReference: string) => boolean;
  /** Reports at the field `name` of the object, or at the object where no name is given. */
  report(code: Code, message: string, name?: string): void;
}

/** A field as one version has it. */
export interface ShapeField {
  readonly kind: Kind;
  /** Whether another version has it with another kind. */
  readonly changing: boolean;
  /** The `typeof` of which every value is of the kind. */
  readonly sure: 'string' | 'number' | 'boolean' | undefined;
  /** Values that are of the kind for certain. */
  readonly among: ReadonlySet<Json> | undefined;
}

/** An object type as one version has it. */
export interface Shape {
  readonly type: ObjectType;
  readonly fields: ReadonlyMap<string, ShapeField>;
  readonly required: readonly string[];
  readonly noted: readonly string[];
  readonly open: boolean;
}

/** The shapes of one version; each made on first use, bounded by the number of types. */
export class Shapes {
  readonly #version: Version;
  readonly #known = new Map<ObjectType, Shape>();

  constructor(version: Version) {
    this.#version = version;
  }

  of(type: ObjectType): Shape {
    let shape = this.#known.get(type);
    if (shape === undefined) this.#known.set(type, (shape = toShape(type, this.#version)));
    return shape;
  }
}

const shapes: Readonly<Record<Version, Shapes>> = {
  '3.0': new Shapes('3.0'),
  '3.1': new Shapes('3.1'),
  '3.2': new Shapes('3.2'),
};

export function shapesOf(version: Version): Shapes {
  return shapes[version];
}

/**
 * The version that has a field which `version` lacks, or undefined where none has it.
 * @param value only looked for where another version's field takes a value of that kind
 */
export function versionWith(type: ObjectType, name: string, version: Version, value?: Json): Version | undefined {
  if (!Object.hasOwn(type.fields, name)) return undefined;
  const field = alternatives(type, name).find(
    each => !isIn(each, version) && (value === undefined || fits(each.kind, value)),
  );
  return field && (field.until ?? field.since);
}

function toShape(type: ObjectType, version: Version): Shape {
  const fields = new Map<string, ShapeField>();
  const required: string[] = [];
  const noted: string[] = [];
  for (const name of Object.keys(type.fields)) {
    const field = alternatives(type, name).find(each => isIn(each, version));
    if (field === undefined) continue;
    fields.set(name, {
      kind: field.kind,
      changing: alternatives(type, name).length > 1,
      sure: sureOf(field.kind),
      among: valuesOf(field.kind),
    });
    if (field.required === 'always') required.push(name);
    if (field.required === 'noted') noted.push(name);
  }
  return { type, fields, required, noted, open: type.open?.(version) ?? false };
}

function sureOf(kind: Kind): ShapeField['sure'] {
  if (kind.kind === 'string') return kind.pattern === undefined ? 'string' : undefined;
  if (kind.kind === 'number') return kind.above === undefined ? 'number' : undefined;
  return kind.kind === 'boolean' ? 'boolean' : undefined;
}

function valuesOf(kind: Kind): ReadonlySet<Json> | undefined {
  if (kind.kind === 'either' && kind.isFirst === Array.isArray) return valuesOf(kind.second);
  return kind.kind === 'choice' ? new Set(kind.values) : undefined;
}

function alternatives(type: ObjectType, name: string): readonly Field[] {
  const field = type.fields[name];
  if (field === undefined) return [];
  // Array.isArray does not narrow a readonly array away.
  return Array.isArray(field) ? (field as readonly Field[]) : [field as Field];
}

function isIn(field: Field, version: Version): boolean {
  return isSince(version, field.since ?? '3.0') && isSince(field.until ?? '3.2', version);
}
