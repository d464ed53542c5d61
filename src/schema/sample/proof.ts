import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { accepts } from './accepts.js';
import type { Constraints, Node } from './constraints.js';
import { gather } from './gather.js';
import type { HeightOf } from './heights.js';
import { propertyNode } from './object-value.js';
import { isSchemaObject, type SchemaSpace, schemaIn, schemasIn } from './schema-space.js';

const mostSteps = 400;
const deepest = 8;

// keywords that leave a choice: a proof goes through every branch instead of taking one
const choices = new Set(['anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'discriminator', 'dependentSchemas']);

/** The search for a reason why nothing satisfies a schema. Bounded: what is not found soon is not found. */
class Proof {
  #steps = 0;
  readonly #space: SchemaSpace;
  readonly #heightOf: HeightOf;

  constructor(space: SchemaSpace, heightOf: HeightOf) {
    this.#space = space;
    this.#heightOf = heightOf;
  }

  empty(node: Node, depth = 0): string | undefined {
    if (++this.#steps > mostSteps || depth > deepest) return undefined;
    const all = gather(node.map(this.#withoutChoices()), this.#space, noChooser);
    if (all.impossible !== undefined) return all.impossible;
    if (all.values && !all.values.some(value => this.#allow(node, value))) {
      return 'none of the values listed satisfies the other keywords';
    }
    for (const schema of node) {
      const reason = this.#emptyChoice(schema, node, depth);
      if (reason !== undefined) return reason;
    }
    return this.#emptyMember(all, depth) ?? this.#endless(node);
  }

  #allow(node: Node, value: Json): boolean {
    return node.every(schema => accepts(schema, value, { space: this.#space }));
  }

  /** A schema with the demands that hold whatever is chosen. */
  #withoutChoices(seen: ReadonlySet<string> = new Set()): (schema: SchemaJson) => SchemaJson {
    return schema => {
      if (typeof schema === 'boolean') return schema;
      const { $ref, allOf } = schema;
      const rest = Object.entries(schema).filter(([name]) => !choices.has(name) && name !== '$ref' && name !== 'allOf');
      const parts = schemasIn(allOf).map(this.#withoutChoices(seen));
      if (typeof $ref === 'string' && !seen.has($ref)) {
        parts.push(this.#withoutChoices(new Set([...seen, $ref]))(this.#space.resolve($ref)));
      }
      return { ...Object.fromEntries(rest), ...(parts.length > 0 && { allOf: parts }) };
    };
  }

  #emptyChoice(schema: SchemaJson, node: Node, depth: number): string | undefined {
    if (typeof schema === 'boolean') return undefined;
    const others = node.filter(one => one !== schema);
    if (typeof schema['$ref'] === 'string') {
      const { $ref, ...rest } = schema;
      return this.empty([...others, rest, this.#space.resolve(schema['$ref'])], depth + 1);
    }
    if (Array.isArray(schema['allOf'])) {
      const { allOf, ...rest } = schema;
      return this.empty([...others, rest, ...schemasIn(allOf)], depth + 1);
    }
    if (schema['not'] !== undefined && isOpen(schemaIn(schema['not']))) return '`not` refuses every value';
    if (schemasIn(schema['oneOf']).filter(isOpen).length > 1) return 'several branches of oneOf accept everything';
    return this.#emptyBranches('anyOf', schema, others, depth) ?? this.#emptyBranches('oneOf', schema, others, depth);
  }

  /** A choice none of whose branches goes together with the rest. */
  #emptyBranches(keyword: 'anyOf' | 'oneOf', schema: JsonObject, others: Node, depth: number): string | undefined {
    if (schema[keyword] === undefined) return undefined;
    const { [keyword]: _, ...rest } = schema;
    let first: string | undefined;
    for (const branch of schemasIn(schema[keyword])) {
      const reason = this.empty([...others, rest, branch], depth + 1);
      if (reason === undefined) return undefined;
      first ??= reason;
    }
    return `every branch of ${keyword} is empty: ${first ?? 'there is none'}`;
  }

  #emptyMember(all: Constraints, depth: number): string | undefined {
    if (all.types.size !== 1 || !all.types.has('object')) return undefined;
    for (const name of all.required) {
      const node = propertyNode(all, name, this.#space.matches);
      // a direction may leave such a property out
      const { readOnly, writeOnly } = gather(node.map(this.#withoutChoices()), this.#space, noChooser);
      const inner = readOnly || writeOnly ? undefined : this.empty(node, depth + 1);
      if (inner !== undefined) return `the required property "${name}" has no value: ${inner}`;
    }
    return undefined;
  }

  #endless(node: Node): string | undefined {
    if (!node.some(schema => this.#heightOf(schema) === Infinity)) return undefined;
    return 'every value would hold another one without end, or one that does not exist';
  }
}

const noChooser = { choose: () => 0, strict: false };

function isOpen(schema: SchemaJson): boolean {
  return schema === true || (isSchemaObject(schema) && Object.keys(schema).length === 0);
}

/**
 * Shows that no value satisfies a node.
 * @returns the proof in words, or undefined where none was found
 */
export function proveEmpty(node: Node, space: SchemaSpace, heightOf: HeightOf): string | undefined {
  return new Proof(space, heightOf).empty(node);
}
