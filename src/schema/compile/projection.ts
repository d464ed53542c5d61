import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { Code } from '../../diagnostics/index.js';
import type { Mark } from '../../document/index.js';
import { encodings } from '../formats/encodings.js';
import { hiddenMark } from '../hidden-mark.js';
import { isJsonMedia } from '../runtime/content.js';
import type { Switch } from '../runtime/discriminate.js';
import type { CheckSchema } from '../runtime/rules.js';
import { setProperty } from '../set-property.js';
import type { Use } from '../types.js';
import { aliasOf } from './alias.js';
import type { Told } from './known.js';
import type { Marks } from './marks.js';
import { mayFit } from './may-fit.js';
import type { CompileOptions } from './options.js';
import { IGNORABLE, SHAPES } from './shape.js';
import { PLACES } from './walk.js';

type Json = Exclude<SchemaJson, boolean>;
type Draft = Record<string, unknown>;

/** What a projection asks of the projector that makes it. */
export interface ProjectionContext {
  readonly marks: Marks;
  readonly options: CompileOptions;
  /** Whether numbers count as written, and not as the doubles that checks read. */
  readonly readsNumbersAsWritten: boolean;
  key(id: SchemaId, use: Use, waived: ReadonlySet<string>, base: boolean): string;
  keyword(name: string): unknown;
  format(name: string): unknown;
  definedFormat(name: string): unknown;
  /** Decides how a pattern is matched; gives what stands against it. */
  choose(pattern: string): { readonly code: Code; readonly message: string } | undefined;
  tell(code: Code, message: string, id: SchemaId): void;
}

/** What holds at a value while its schema is walked. */
interface Situation {
  readonly use: Use;
  readonly waived: ReadonlySet<string>;
  /** Whether it is about the value of the unit itself. */
  readonly inPlace: boolean;
}

const none: ReadonlySet<string> = new Set();
const belowOf = (use: Use): Situation => ({ use, waived: none, inPlace: false });
const below: Readonly<Record<Use, Situation>> = {
  any: belowOf('any'),
  request: belowOf('request'),
  response: belowOf('response'),
};

/** Formats that every text or number has. */
const TRIVIAL = new Set(['binary', 'commonmark', 'html', 'password', 'double']);

/** Makes one schema of the normal form what checks read: seen for one use, annotations gone, patterns decided. */
export class Projection {
  readonly references = new Set<string>();
  readonly inPlace = new Set<string>();
  readonly told: Told[] = [];
  readonly schema: CheckSchema;
  readonly #mark: Mark;

  constructor(
    readonly projector: ProjectionContext,
    readonly id: SchemaId,
    use: Use,
    waived: ReadonlySet<string>,
    readonly base: boolean,
  ) {
    this.#mark = hiddenMark(use);
    this.schema = this.#project(projector.marks.json(id), { use, waived, inPlace: true }, base);
  }

  #project(json: SchemaJson, at: Situation, base = false): CheckSchema {
    if (typeof json === 'boolean') return json;
    const out: Draft = {};
    const keywords = Object.keys(json);
    // the schema of a text or a number has no properties that could be marked
    const here = at.use !== 'any' && keywords.some(leads) ? this.#waiving(json, at, true) : at;
    for (const keyword of keywords) this.#keyword(keyword, json, here, at, out, base);
    return Object.keys(out).length === 0 ? true : Object.freeze(out);
  }

  #keyword(keyword: string, json: Json, here: Situation, at: Situation, out: Draft, base: boolean): void {
    const value = json[keyword];
    const place = PLACES.get(keyword);
    if (keyword === '$ref') out['$ref'] = this.#refer(String(value), here);
    else if (keyword === 'discriminator') this.#discriminator(json, { at, here }, out, base);
    else if (keyword === 'contentSchema' && !this.#readsContent(json)) this.#unread(json);
    else if (place) this.#applicator(keyword, json, here, at, out);
    else if (SHAPES.has(keyword)) this.#assertion(keyword, value, here, out);
    else if (this.projector.readsNumbersAsWritten && keyword.startsWith('~')) out[keyword] = value;
    else if (this.projector.keyword(keyword)) out['~custom'] = { ...(out['~custom'] as object), [keyword]: value };
  }

  /** https://json-schema.org/draft/2020-12/json-schema-validation#section-8.5: it means nothing without a media type. */
  #readsContent({ contentMediaType: media }: Json): boolean {
    return this.projector.options.content !== false && typeof media === 'string' && isJsonMedia(media);
  }

  #unread({ contentMediaType: media }: Json): void {
    if (this.projector.options.content === false) return;
    const why = typeof media === 'string' ? `${media} is not JSON` : 'there is no contentMediaType beside it';
    this.#tell('schema-content-unread', `The contentSchema is not looked at: ${why}`);
  }

  /** The situation of a schema's parts: what it marks is not required of them either. */
  #waiving(json: Json, at: Situation, branches: boolean): Situation {
    if (at.use === 'any') return at;
    const names = this.projector.marks.markedNames(json, this.#mark, branches);
    return names.size === 0 ? at : { ...at, waived: new Set([...at.waived, ...names]) };
  }

  #refer(id: SchemaId, at: Situation): string {
    const { marks } = this.projector;
    let waived = at.waived;
    if (waived.size > 0) {
      const target = marks.json(id);
      const [required, own] = [marks.requiredNames(target), marks.markedNames(target, this.#mark, true)];
      waived = new Set([...waived].filter(name => required.has(name) && !own.has(name)));
    }
    // what is not about the same value is not read before it is asked for itself
    const base = at.inPlace && this.#hasChosen(marks.json(id));
    const key = this.projector.key(id, at.use, waived, base);
    this.references.add(key);
    if (at.inPlace) this.inPlace.add(key);
    return key;
  }

  /** Whether a schema has been chosen by the discriminator of one that it refers to. */
  #hasChosen(target: SchemaJson): boolean {
    return this.#isChildOf(target) || this.#passes(target);
  }

  /** Whether a schema's discriminator leads to the schema at hand: then it has chosen already. */
  #isChildOf(json: SchemaJson): boolean {
    if (typeof json === 'boolean' || Array.isArray(json['oneOf']) || Array.isArray(json['anyOf'])) return false;
    const { mapping } = (json['discriminator'] ?? {}) as Partial<Switch>;
    return typeof mapping === 'object' && this.projector.marks.chosen(mapping).has(this.id);
  }

  /** Whether a schema is an alias of one that has chosen already, or what such an alias stands for. */
  #passes(target: SchemaJson): boolean {
    const { marks } = this.projector;
    if (this.base && aliasOf(marks.json(this.id)) !== undefined) return true;
    const next = aliasOf(target);
    // an alias has no discriminator of its own: only what the row ends at can have one
    const end = next === undefined ? undefined : marks.aliases.of(next);
    return end !== undefined && this.#isChildOf(marks.json(end));
  }

  /** @param here the situation of the schema's own words: beside oneOf or anyOf, what it leads to is a branch, to which `at` applies */
  #discriminator(
    json: Json,
    { at, here }: { readonly at: Situation; readonly here: Situation },
    out: Draft,
    base: boolean,
  ): void {
    const rule = json['discriminator'] as Partial<Switch> | undefined;
    if (base || typeof rule?.propertyName !== 'string' || typeof rule.mapping !== 'object') return;
    const parent = !Array.isArray(json['oneOf']) && !Array.isArray(json['anyOf']);
    const ids = Object.values(rule.mapping);
    if (ids.length === 0 && rule.defaultMapping === undefined) return;
    const chosen = parent ? here : this.#waiving(json, at, false);
    const refer = (id: SchemaId) => (id === this.id ? '' : this.#refer(id, chosen));
    const branches = [json['oneOf'], json['anyOf']].filter(Array.isArray).flat() as SchemaJson[];
    const open = parent
      ? this.#isLimited((json['properties'] as Json | undefined)?.[rule.propertyName] as SchemaJson | undefined)
      : branches.some(
          branch => !leadsTo(branch, ids) && mayFit(branch, 'object', each => this.projector.marks.json(each)),
        );
    out['discriminator'] = Object.freeze({
      propertyName: rule.propertyName,
      mapping: mapNames(rule.mapping, refer),
      ...(rule.defaultMapping !== undefined && { defaultMapping: refer(rule.defaultMapping) }),
      ...(open && { open }),
      ...(parent && { parent }),
    });
  }

  /** Whether a schema lists its values. */
  #isLimited(json: SchemaJson | undefined, depth = 0): boolean {
    if (json === undefined || typeof json === 'boolean' || depth > 16) return false;
    if (Object.hasOwn(json, 'const') || Object.hasOwn(json, 'enum')) return true;
    const parts = [...((json['allOf'] ?? []) as SchemaJson[])];
    if (json['$ref'] !== undefined) parts.push(this.projector.marks.json(json['$ref']));
    return parts.some(part => this.#isLimited(part, depth + 1));
  }

  #applicator(keyword: string, json: Json, here: Situation, at: Situation, out: Draft): void {
    const { holds, scope } = PLACES.get(keyword)!;
    if (keyword === 'then' || keyword === 'else' ? !('if' in json) : false) return;
    const inner: Situation =
      scope === 'apart'
        ? { use: 'any', waived: none, inPlace: at.inPlace }
        : scope === 'below'
          ? below[here.use]
          : scope === 'branch'
            ? this.#waiving(json, at, false)
            : here;
    const member = MEMBERS.has(keyword) && here.use !== 'any';
    const one = (schema: SchemaJson) =>
      member && this.projector.marks.isMarked(schema, this.#mark)
        ? FORBIDDEN[this.#mark]
        : this.#project(schema, inner);
    // The normal form holds nothing but schemas in these places.
    const value = json[keyword] as never;
    if (keyword === 'patternProperties') for (const name of Object.keys(value)) this.#choose(name);
    if (holds === 'schema') out[keyword] = one(value);
    else if (holds === 'list') out[keyword] = (value as SchemaJson[]).map(one);
    else out[keyword] = mapNames(value as Record<string, SchemaJson>, one);
  }

  #assertion(keyword: string, value: unknown, here: Situation, out: Draft): void {
    const { projector } = this;
    if (!SHAPES.get(keyword)!(value)) {
      const ignored = IGNORABLE.get(keyword)?.(value) ?? false;
      const words = `The value of ${keyword} means nothing to JSON Schema`;
      if (ignored) this.#tell('schema-keyword-meaningless', `${words}: the keyword is ignored`);
      else this.#tell('schema-keyword-malformed', words);
    } else if (keyword === 'required') {
      const all = value as readonly string[];
      const names = here.waived.size === 0 ? all : all.filter(name => !here.waived.has(name));
      if (names.length > 0) out[keyword] = names;
    } else if (keyword === 'dependentRequired') {
      out[keyword] = mapNames(value as Record<string, string[]>, names => names.filter(name => !here.waived.has(name)));
    } else if (keyword === 'format') this.#format(String(value), out);
    else if (keyword === 'contentEncoding' || keyword === 'contentMediaType') {
      if (projector.options.content === false) return;
      out[keyword] = value;
      if (keyword === 'contentEncoding' && !encodings.has(String(value).toLowerCase()))
        this.#tell('schema-encoding-unknown', `The encoding ${JSON.stringify(value)} is not known`);
    } else {
      if (keyword === 'pattern') this.#choose(String(value));
      out[keyword] = value;
    }
  }

  #choose(pattern: string): void {
    const problem = this.projector.choose(pattern);
    if (problem) this.#tell(problem.code, problem.message);
  }

  #tell(code: Code, message: string): void {
    this.told.push([code, message]);
    this.projector.tell(code, message, this.id);
  }

  #format(name: string, out: Draft): void {
    if (this.projector.options.formats === false) return;
    if (!this.projector.format(name)) {
      this.#tell('schema-format-unknown', `The format ${JSON.stringify(name)} is not known`);
    } else if (!TRIVIAL.has(name) || this.projector.definedFormat(name)) out['format'] = name;
  }
}

const leadsTo = (branch: SchemaJson, ids: readonly SchemaId[]) =>
  typeof branch !== 'boolean' && ids.includes(branch['$ref'] as SchemaId);

/** Whether a keyword holds or names other schemas. */
const leads = (keyword: string) => keyword === '$ref' || PLACES.has(keyword);

/** Keywords whose schemas are those of properties. */
const MEMBERS = new Set(['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties']);

const FORBIDDEN: Record<Mark, CheckSchema> = {
  readOnly: Object.freeze({ '~forbidden': 'readOnly' }),
  writeOnly: Object.freeze({ '~forbidden': 'writeOnly' }),
};

function mapNames<From, To>(map: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  const changed: Record<string, To> = {};
  for (const name of Object.keys(map)) setProperty(changed, name, change(map[name]!));
  return changed;
}
