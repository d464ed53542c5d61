import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { isSchemaObject, namedSchemas, schemaIn, schemasIn } from '../sample/schema-space.js';
import type { Use } from '../types.js';
import { guardOf } from './guard.js';
import type { ConvertChoice, ConvertNode, ConvertPlan, ConvertRequest } from './types.js';

type Draft = { -readonly [name in keyof ConvertNode]: ConvertNode[name] };

/** The reference or the inline schema whose values a part of a schema is about. */
interface Place {
  readonly use: Use;
  /** The schema that was referred to last, where what is walked is about the same value. */
  readonly within: SchemaId | undefined;
}

/** Walks the schemas once and writes down what is converted where. */
class ConvertPlanner {
  readonly nodes: Draft[] = [];
  readonly #byReference = new Map<string, number>();
  readonly #schemas: ReadonlyMap<SchemaId, Schema>;
  readonly #formats: ReadonlySet<string>;

  constructor(schemas: ReadonlyMap<SchemaId, Schema>, formats: ReadonlySet<string>) {
    this.#schemas = schemas;
    this.#formats = formats;
  }

  root({ schema, use }: ConvertRequest): number {
    const isListed = this.#schemas.get(schema.id) === schema;
    return isListed ? this.#reference(schema.id, use, false) : this.#add(schema.json, { use, within: undefined });
  }

  /**
   * @param base leaves the schema's discriminator out: one of its children is being converted already
   * @returns the index of the node about a schema
   */
  #reference(id: SchemaId, use: Use, base: boolean): number {
    const key = `${use} ${base} ${id}`;
    const known = this.#byReference.get(key);
    if (known !== undefined) return known;
    this.#byReference.set(key, this.nodes.length);
    return this.#add(this.#resolve(id), { use, within: id }, base);
  }

  #add(json: SchemaJson, place: Place, base = false): number {
    const node: Draft = {};
    const index = this.nodes.push(node) - 1;
    if (typeof json === 'boolean') return index;
    if (typeof json['format'] === 'string' && this.#formats.has(json['format'])) node.format = json['format'];
    const all = schemasIn(json['allOf']).map(part => this.#add(part, place));
    if (typeof json['$ref'] === 'string')
      all.push(this.#reference(json['$ref'], place.use, this.#isParent(json['$ref'], place)));
    if (all.length > 0) node.all = all;
    const choices = this.#choices(json, place, base);
    if (choices.length > 0) node.choices = choices;
    const below = { use: place.use, within: undefined };
    this.#members(json, node, below);
    this.#items(json, node, below);
    return index;
  }

  readonly #resolve = (id: SchemaId): SchemaJson => this.#schemas.get(id)?.json ?? true;

  /** Whether a schema's discriminator leads to the one at hand, which has been chosen then. */
  #isParent(id: SchemaId, { within }: Place): boolean {
    return within !== undefined && childrenOf(this.#resolve(id)).some(([, child]) => child === within);
  }

  #choices(json: JsonObject, place: Place, base: boolean): ConvertChoice[] {
    const found: ConvertChoice[] = [];
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = schemasIn(json[keyword]).map(branch => this.#branch(branch, json['discriminator'], place));
      if (branches.length > 0) found.push({ first: keyword === 'oneOf', branches });
    }
    if (!base) found.push(...this.#children(json, place));
    if (json['if'] !== undefined) {
      const when = guardOf(schemaIn(json['if']), this.#resolve);
      const yes = { when, node: this.#add(schemaIn(json['then']), place) };
      found.push({ first: true, branches: [yes, { when: true, node: this.#add(schemaIn(json['else']), place) }] });
    }
    for (const [name, schema] of namedSchemas(json['dependentSchemas'])) {
      found.push({ first: true, branches: [{ when: { required: [name] }, node: this.#add(schema, place) }] });
    }
    return found;
  }

  #branch(branch: SchemaJson, discriminator: Json | undefined, place: Place): ConvertChoice['branches'][number] {
    const guard = guardOf(branch, this.#resolve);
    const told = isSchemaObject(branch) ? discriminated(branch['$ref'], discriminator) : undefined;
    return { when: told ? { allOf: [told, guard] } : guard, node: this.#add(branch, place) };
  }

  /** The schemas that extend this one by `allOf`, as its discriminator tells them apart. */
  #children(json: JsonObject, { use, within }: Place): ConvertChoice[] {
    const branches = childrenOf(json).map(([value, id]) => ({
      when: { required: [tagOf(json)], properties: { [tagOf(json)]: { const: value } } },
      ...(id !== within && { node: this.#reference(id, use, false) }),
    }));
    return branches.length > 0 ? [{ first: true, branches }] : [];
  }

  #members(json: JsonObject, node: Draft, place: Place): void {
    const named = namedSchemas(json['properties']);
    const used = named.filter(([, schema]) => !isAbsent(schema, place.use));
    if (used.length > 0) node.properties = used.map(([name, schema]) => [name, this.#add(schema, place)]);
    const patterns = namedSchemas(json['patternProperties']);
    if (patterns.length > 0) node.patterns = patterns.map(([pattern, schema]) => [pattern, this.#add(schema, place)]);
    const rest = json['additionalProperties'];
    if (!isSchemaObject(rest)) return;
    const names = named.map(([name]) => name);
    node.additional = { names, patterns: patterns.map(([pattern]) => pattern), node: this.#add(rest, place) };
  }

  #items(json: JsonObject, node: Draft, place: Place): void {
    const prefix = schemasIn(json['prefixItems']);
    if (prefix.length > 0) node.prefix = prefix.map(schema => this.#add(schema, place));
    if (isSchemaObject(json['items'])) node.items = { from: prefix.length, node: this.#add(json['items'], place) };
  }
}

/** Whether the direction keeps a property out. */
function isAbsent(schema: SchemaJson, use: Use): boolean {
  if (typeof schema === 'boolean') return false;
  return (use === 'request' && schema['readOnly'] === true) || (use === 'response' && schema['writeOnly'] === true);
}

/** Values and children of a discriminator that stands without `oneOf` and `anyOf`. */
function childrenOf(json: SchemaJson): readonly (readonly [value: string, child: SchemaId])[] {
  if (typeof json === 'boolean' || Array.isArray(json['oneOf']) || Array.isArray(json['anyOf'])) return [];
  const rule = json['discriminator'];
  if (!isSchemaObject(rule) || typeof rule['propertyName'] !== 'string' || !isSchemaObject(rule['mapping'])) return [];
  return Object.entries(rule['mapping']).map(([value, id]) => [value, String(id)]);
}

function tagOf(json: JsonObject): string {
  return String(isSchemaObject(json['discriminator']) ? json['discriminator']['propertyName'] : '');
}

function discriminated(id: Json | undefined, discriminator: Json | undefined): SchemaJson | undefined {
  if (typeof id !== 'string' || !isSchemaObject(discriminator) || !isSchemaObject(discriminator['mapping']))
    return undefined;
  const values = Object.entries(discriminator['mapping']).filter(([, to]) => to === id);
  const name = String(discriminator['propertyName']);
  if (values.length === 0) return undefined;
  return { properties: Object.fromEntries([[name, { enum: values.map(([value]) => value) }]]) };
}

/** The nodes that another one leads to. */
function targets(node: ConvertNode): number[] {
  return [
    ...(node.all ?? []),
    ...(node.choices ?? []).flatMap(({ branches }) => branches.flatMap(branch => branch.node ?? [])),
    ...(node.properties ?? []).map(([, to]) => to),
    ...(node.patterns ?? []).map(([, to]) => to),
    ...(node.additional ? [node.additional.node] : []),
    ...(node.prefix ?? []).flatMap(to => to ?? []),
    ...(node.items ? [node.items.node] : []),
  ];
}

/** The nodes from which a conversion is reached. */
function useful(nodes: readonly ConvertNode[]): ReadonlySet<number> {
  const before = nodes.map((): number[] => []);
  nodes.forEach((node, index) => {
    for (const to of targets(node)) before[to]?.push(index);
  });
  const found = new Set<number>();
  const waiting = nodes.flatMap((node, index) => (node.format === undefined ? [] : [index]));
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    waiting.push(...(before[index] ?? []));
  }
  return found;
}

/** The plan without the nodes that convert nothing, numbered anew in the order reached. */
function pruned(nodes: readonly ConvertNode[], roots: ReadonlyMap<string, number>): ConvertPlan {
  const kept = useful(nodes);
  const numbers = new Map<number, number>();
  const order: number[] = [];
  const numberOf = (index: number): number => {
    let number = numbers.get(index);
    if (number === undefined) {
      numbers.set(index, (number = order.length));
      order.push(index);
    }
    return number;
  };
  const left = [...roots].filter(([, root]) => kept.has(root)).map(([key, root]) => [key, numberOf(root)] as const);
  const out: ConvertNode[] = [];
  for (let at = 0; at < order.length; at++) out.push(renumbered(nodes[order[at]!]!, kept, numberOf));
  return { nodes: out, roots: Object.fromEntries(left) };
}

function renumbered(node: ConvertNode, kept: ReadonlySet<number>, numberOf: (index: number) => number): ConvertNode {
  const keep = (index: number) => kept.has(index);
  const pairs = (list: ConvertNode['properties']) =>
    (list ?? []).filter(([, to]) => keep(to)).map(([name, to]) => [name, numberOf(to)] as const);
  const all = (node.all ?? []).filter(keep).map(numberOf);
  const choices = (node.choices ?? [])
    .filter(({ branches }) => branches.some(branch => branch.node !== undefined && keep(branch.node)))
    .map(({ first, branches }) => ({
      first,
      branches: branches.map(({ when, node: to }) => ({
        when,
        ...(to !== undefined && keep(to) && { node: numberOf(to) }),
      })),
    }));
  const properties = pairs(node.properties);
  const patterns = pairs(node.patterns);
  const prefix = (node.prefix ?? []).map(to => (to !== null && keep(to) ? numberOf(to) : null));
  return {
    ...(node.format !== undefined && { format: node.format }),
    ...(all.length > 0 && { all }),
    ...(choices.length > 0 && { choices }),
    ...(properties.length > 0 && { properties }),
    ...(patterns.length > 0 && { patterns }),
    ...(node.additional &&
      keep(node.additional.node) && { additional: { ...node.additional, node: numberOf(node.additional.node) } }),
    ...(prefix.some(to => to !== null) && { prefix }),
    ...(node.items && keep(node.items.node) && { items: { from: node.items.from, node: numberOf(node.items.node) } }),
  };
}

/** What a conversion goes by in a plan. */
export function convertKey({ schema, use }: ConvertRequest): string {
  return `${use} ${schema.id}`;
}

/**
 * What of the values of some schemas is converted where; those of which nothing is have no root.
 * @param formats names of the formats that have a value of their own
 */
export function planConvert(
  schemas: ReadonlyMap<SchemaId, Schema>,
  requests: Iterable<ConvertRequest>,
  formats: ReadonlySet<string>,
): ConvertPlan {
  const planner = new ConvertPlanner(schemas, formats);
  const roots = new Map<string, number>();
  for (const request of requests) {
    const key = convertKey(request);
    if (!roots.has(key)) roots.set(key, planner.root(request));
  }
  return pruned(planner.nodes, roots);
}
