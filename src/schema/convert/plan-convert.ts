import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { isSchemaObject, namedSchemas, schemaIn, schemasIn } from '../sample/schema-space.js';
import type { Use } from '../types.js';
import { guardOf } from './guard.js';
import type { ConvertChoice, ConvertNode, ConvertPlan } from './types.js';

type Draft = { -readonly [name in keyof ConvertNode]: ConvertNode[name] };

/** Walks the schemas once and writes down what is converted where. */
class ConvertPlanner {
  readonly nodes: Draft[] = [];
  readonly #byReference = new Map<SchemaId, number>();
  readonly #schemas: ReadonlyMap<SchemaId, Schema>;
  readonly #use: Use;
  readonly #formats: ReadonlySet<string>;

  constructor(schemas: ReadonlyMap<SchemaId, Schema>, use: Use, formats: ReadonlySet<string>) {
    this.#schemas = schemas;
    this.#use = use;
    this.#formats = formats;
  }

  /** @returns the index of the node about a schema */
  reference(id: SchemaId): number {
    const known = this.#byReference.get(id);
    if (known !== undefined) return known;
    this.#byReference.set(id, this.nodes.length);
    return this.add(this.#resolve(id));
  }

  add(json: SchemaJson): number {
    const node: Draft = {};
    const index = this.nodes.push(node) - 1;
    if (typeof json === 'boolean') return index;
    if (typeof json['format'] === 'string' && this.#formats.has(json['format'])) node.format = json['format'];
    const all = schemasIn(json['allOf']).map(part => this.add(part));
    if (typeof json['$ref'] === 'string') all.push(this.reference(json['$ref']));
    if (all.length > 0) node.all = all;
    const choices = this.#choices(json);
    if (choices.length > 0) node.choices = choices;
    this.#members(json, node);
    this.#items(json, node);
    return index;
  }

  readonly #resolve = (id: SchemaId): SchemaJson => this.#schemas.get(id)?.json ?? true;

  #choices(json: JsonObject): ConvertChoice[] {
    const found: ConvertChoice[] = [];
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = schemasIn(json[keyword]).map(branch => this.#branch(branch, json['discriminator']));
      if (branches.length > 0) found.push({ first: keyword === 'oneOf', branches });
    }
    if (json['if'] !== undefined) {
      const when = guardOf(schemaIn(json['if']), this.#resolve);
      const yes = { when, node: this.add(schemaIn(json['then'])) };
      found.push({ first: true, branches: [yes, { when: true, node: this.add(schemaIn(json['else'])) }] });
    }
    for (const [name, schema] of namedSchemas(json['dependentSchemas'])) {
      found.push({ first: true, branches: [{ when: { required: [name] }, node: this.add(schema) }] });
    }
    return found;
  }

  #branch(branch: SchemaJson, discriminator: Json | undefined): ConvertChoice['branches'][number] {
    const guard = guardOf(branch, this.#resolve);
    const told = isSchemaObject(branch) ? discriminated(branch['$ref'], discriminator) : undefined;
    return { when: told ? { allOf: [told, guard] } : guard, node: this.add(branch) };
  }

  #members(json: JsonObject, node: Draft): void {
    const named = namedSchemas(json['properties']);
    const used = named.filter(([, schema]) => !this.#isAbsent(schema));
    if (used.length > 0) node.properties = used.map(([name, schema]) => [name, this.add(schema)]);
    const patterns = namedSchemas(json['patternProperties']);
    if (patterns.length > 0) node.patterns = patterns.map(([pattern, schema]) => [pattern, this.add(schema)]);
    const rest = json['additionalProperties'];
    if (!isSchemaObject(rest)) return;
    const names = named.map(([name]) => name);
    node.additional = { names, patterns: patterns.map(([pattern]) => pattern), node: this.add(rest) };
  }

  #items(json: JsonObject, node: Draft): void {
    const prefix = schemasIn(json['prefixItems']);
    if (prefix.length > 0) node.prefix = prefix.map(schema => this.add(schema));
    if (isSchemaObject(json['items'])) node.items = { from: prefix.length, node: this.add(json['items']) };
  }

  /** Whether the direction keeps a property out. */
  #isAbsent(schema: SchemaJson): boolean {
    if (typeof schema === 'boolean') return false;
    return (
      (this.#use === 'request' && schema['readOnly'] === true) ||
      (this.#use === 'response' && schema['writeOnly'] === true)
    );
  }
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
function pruned(nodes: readonly ConvertNode[], kept: ReadonlySet<number>): ConvertPlan {
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
  numberOf(0);
  const out: ConvertNode[] = [];
  for (let at = 0; at < order.length; at++) out.push(renumbered(nodes[order[at]!]!, kept, numberOf));
  return { nodes: out };
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

/**
 * What of a schema's values is converted where.
 * @param formats names of the formats that have a value of their own
 * @returns undefined where nothing is converted
 */
export function planConvert(
  schemas: ReadonlyMap<SchemaId, Schema>,
  schema: Schema,
  use: Use,
  formats: ReadonlySet<string>,
): ConvertPlan | undefined {
  const planner = new ConvertPlanner(schemas, use, formats);
  planner.add(schemas.get(schema.id) === schema ? { $ref: schema.id } : schema.json);
  const kept = useful(planner.nodes);
  return kept.has(0) ? pruned(planner.nodes, kept) : undefined;
}
