import type { SchemaJson } from '../../contract/index.js';
import { accepts } from './accepts.js';
import type { Node } from './constraints.js';
import { gather } from './gather.js';
import type { HeightOf } from './heights.js';
import { propertyNode } from './object-value.js';
import type { SchemaSpace } from './schema-space.js';

const deepestProof = 6;

/**
 * Shows that no value satisfies a node.
 * @returns the proof in words, or undefined where none was found
 */
export function proveEmpty(node: Node, space: SchemaSpace, heightOf: HeightOf, depth = 0): string | undefined {
  if (depth > deepestProof) return undefined;
  if (node.some(schema => heightOf(schema) === Infinity)) return endless(node, space, heightOf, depth);
  const all = gather(node.map(withoutChoices(space)), space, { choose: () => 0, strict: false });
  if (all.impossible !== undefined) return all.impossible;
  if (all.values && !all.values.some(value => node.every(schema => accepts(schema, value, { space })))) {
    return 'none of the values listed satisfies the other keywords';
  }
  const byChoice = proveChoices(node, space, heightOf, depth);
  if (byChoice !== undefined) return byChoice;
  if (all.types.size !== 1 || !all.types.has('object')) return undefined;
  for (const name of all.required) {
    const inner = proveEmpty(propertyNode(all, name, space.matches), space, heightOf, depth + 1);
    if (inner !== undefined) return `the required property "${name}" has no value: ${inner}`;
  }
  return undefined;
}

function endless(node: Node, space: SchemaSpace, heightOf: HeightOf, depth: number): string {
  const inner = node.find(schema => heightOf(schema) === Infinity);
  if (inner === false) return 'the schema `false` accepts nothing';
  if (typeof inner === 'object' && depth < deepestProof) {
    const next = typeof inner['$ref'] === 'string' ? space.resolve(inner['$ref']) : undefined;
    if (next === false) return 'the schema `false` accepts nothing';
  }
  return 'every value would need another inside it without end, or a schema that accepts nothing';
}

const choices = ['anyOf', 'oneOf', 'not', 'if', 'discriminator', 'dependentSchemas'] as const;

function withoutChoices(space: SchemaSpace, seen: ReadonlySet<string> = new Set()): (schema: SchemaJson) => SchemaJson {
  return schema => {
    if (typeof schema === 'boolean') return schema;
    const kept = Object.entries(schema).filter(
      ([name]) => !(choices as readonly string[]).includes(name) && name !== '$ref' && name !== 'allOf',
    );
    const parts: SchemaJson[] = [];
    const { $ref, allOf } = schema;
    if (typeof $ref === 'string' && !seen.has($ref)) {
      parts.push(withoutChoices(space, new Set([...seen, $ref]))(space.resolve($ref)));
    }
    if (Array.isArray(allOf)) parts.push(...allOf.map(withoutChoices(space, seen)));
    return { ...Object.fromEntries(kept), ...(parts.length > 0 && { allOf: parts }) };
  };
}

/** A choice all of whose branches, together with the rest, accept nothing. */
function proveChoices(node: Node, space: SchemaSpace, heightOf: HeightOf, depth: number): string | undefined {
  for (const schema of node) {
    if (typeof schema === 'boolean') continue;
    const target = typeof schema['$ref'] === 'string' ? [space.resolve(schema['$ref'])] : [];
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = schema[keyword];
      if (!Array.isArray(branches)) continue;
      const { [keyword]: _, ...rest } = schema;
      const proofs = branches.map(branch =>
        proveEmpty([...node.filter(one => one !== schema), rest, branch], space, heightOf, depth + 1),
      );
      if (proofs.every(proof => proof !== undefined))
        return `every branch of ${keyword} is empty: ${proofs[0] ?? 'there is none'}`;
    }
    if (
      schema['not'] === true ||
      (typeof schema['not'] === 'object' && Object.keys(schema['not'] ?? {}).length === 0)
    ) {
      return '`not` refuses every value';
    }
    if (target.length > 0) {
      const inner = proveEmpty(target, space, heightOf, depth + 1);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}
