import type { StripMode } from '../types.js';
import type { Switch } from './discriminate.js';
import { holds } from './evaluate.js';
import { isObject } from './kind.js';
import type { CheckSchema, Rules } from './rules.js';

type Json = Exclude<CheckSchema, boolean>;
type SchemaMap = Readonly<Record<string, CheckSchema>>;

/** Says what would be left of a value by one branch alone. */
interface Trial {
  readonly rules: Rules;
  readonly mode: StripMode;
  tried(schema: CheckSchema, value: unknown): unknown;
}

/** All schemas that hold at one value: through `$ref`, `allOf`, the branches it takes, conditions and discriminators. */
export class Gathered {
  /** Each once. */
  readonly objects: Json[] = [];
  /** Objects that see what is evaluated beneath them, with what is gathered there. */
  readonly #unevaluated: { readonly schema: CheckSchema; readonly below: readonly Json[] }[] = [];
  readonly #met = new Set<Json>();

  constructor(
    schemas: readonly CheckSchema[],
    readonly value: unknown,
    readonly trial: Trial,
  ) {
    for (const schema of schemas) this.#add(schema);
  }

  /**
   * The schemas of one property of the value.
   * @returns undefined where it is to be taken out
   */
  property(name: string): readonly CheckSchema[] | undefined {
    const found: CheckSchema[] = [];
    let declared = false;
    let open = false;
    let describes = false;
    for (const schema of this.objects) {
      const own = this.#declared(schema, name);
      const rest = schema['additionalProperties'] as CheckSchema | undefined; // the normal form holds a schema there
      found.push(...own);
      declared ||= own.length > 0;
      describes ||= schema['properties'] !== undefined || schema['patternProperties'] !== undefined;
      if (own.length > 0 || rest === undefined) continue;
      if (rest === false || this.#fails(rest, name)) return undefined;
      open = true;
      found.push(rest);
    }
    for (const { schema, below } of this.#unevaluated) {
      if (below.some(one => this.#declared(one, name).length > 0 || isOpen(one))) continue;
      if (schema === false || this.#fails(schema, name)) return undefined;
      open = true;
      found.push(schema);
    }
    return declared || open || !describes || this.trial.mode !== 'undeclared' ? found : undefined;
  }

  #fails(schema: CheckSchema, name: string): boolean {
    if (this.trial.mode !== 'failing' || !isObject(this.value)) return false;
    return !holds(schema, this.value[name], this.trial.rules);
  }

  #declared(schema: Json, name: string): CheckSchema[] {
    const { properties = {}, patternProperties = {} } = schema as { [keyword: string]: SchemaMap };
    const found = Object.hasOwn(properties, name) ? [properties[name]!] : [];
    for (const [pattern, one] of Object.entries(patternProperties))
      if (this.trial.rules.matcher(pattern).test(name)) found.push(one);
    return found;
  }

  #add(schema: CheckSchema): void {
    if (typeof schema === 'boolean' || this.#met.has(schema)) return;
    this.#met.add(schema);
    const first = this.objects.push(schema) - 1;
    const { rules } = this.trial;
    if (typeof schema['$ref'] === 'string') this.#add(rules.lookup(schema['$ref']));
    for (const part of listOf(schema['allOf'])) this.#add(part);
    if (!this.#dispatched(schema)) for (const keyword of ['anyOf', 'oneOf'] as const) this.#branches(schema, keyword);
    this.#conditions(schema);
    const rest = schema['unevaluatedProperties'] as CheckSchema | undefined;
    if (rest !== undefined) this.#unevaluated.push({ schema: rest, below: this.objects.slice(first) });
  }

  /** Whether a discriminator has chosen. */
  #dispatched(schema: Json): boolean {
    const rule = schema['discriminator'] as Switch | undefined; // made by the compiler
    if (!rule || !isObject(this.value)) return false;
    const tag = Object.hasOwn(this.value, rule.propertyName) ? this.value[rule.propertyName] : undefined;
    const known = typeof tag === 'string' && Object.hasOwn(rule.mapping, tag);
    const id = known ? rule.mapping[tag] : rule.defaultMapping;
    if (id === undefined) return false;
    if (id !== '') this.#add(this.trial.rules.lookup(id));
    return true;
  }

  /** The branches that hold as the value is, else the one that holds and leaves the most once others are taken out. */
  #branches(schema: Json, keyword: 'anyOf' | 'oneOf'): void {
    const branches = listOf(schema[keyword]);
    const { rules } = this.trial;
    const holding = branches.filter(branch => holds(branch, this.value, rules));
    if (holding.length > 0) {
      for (const branch of holding) this.#add(branch);
      return;
    }
    let best: CheckSchema | undefined;
    let most = -1;
    for (const branch of branches) {
      const left = this.trial.tried(branch, this.value);
      const size = isObject(left) ? Object.keys(left).length : 0;
      if (left === this.value || size <= most || !holds(branch, left, rules)) continue;
      [best, most] = [branch, size];
    }
    if (best !== undefined) this.#add(best);
  }

  #conditions(schema: Json): void {
    const condition = schema['if'] as CheckSchema | undefined;
    if (condition !== undefined) {
      const met = holds(condition, this.value, this.trial.rules);
      if (met) this.#add(condition);
      const next = schema[met ? 'then' : 'else'] as CheckSchema | undefined;
      if (next !== undefined) this.#add(next);
    }
    if (!isObject(this.value)) return;
    for (const [name, dependent] of Object.entries((schema['dependentSchemas'] ?? {}) as SchemaMap))
      if (Object.hasOwn(this.value, name)) this.#add(dependent);
  }
}

function listOf(value: unknown): readonly CheckSchema[] {
  return (value ?? []) as readonly CheckSchema[]; // the normal form holds a list of schemas there
}

function isOpen(schema: Json): boolean {
  return schema['additionalProperties'] !== undefined || schema['unevaluatedProperties'] !== undefined;
}
