import type { Schema, WrittenObject } from '../../../contract/index.js';
import { names, textsOf } from '../../read.js';
import type { Rule } from '../../rule.js';

export const recursionEndless: Rule = {
  code: 'recursion-endless',
  category: 'correctness',
  severity: 'error',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A schema asks for a value of itself within each of its values.',
  why: 'Such a value never ends: none can be written (JSON Schema Core, section 9.4.1).',
  remedy: 'Let a property or item on the way be left out, or be null',
  bad: `
components:
  schemas:
    Node:
      type: object
      required: [next]
      properties: { next: { $ref: '#/components/schemas/Node' } }
`,
  good: `
components:
  schemas:
    Node:
      type: object
      properties: { next: { $ref: '#/components/schemas/Node' } }
`,
  check: context => ({
    contract: () => {
      const needs = new Map<string, Set<string>>();
      const nodes = new Map<string, readonly [WrittenObject, Schema]>();
      for (const node of context.references) {
        const holder = node.of === 'schema' ? neededBy(node) : undefined;
        if (!holder) continue;
        const [own, target] = [context.schemas.at(holder), context.schemas.at(node)];
        nodes.set(own.id, [holder, own]);
        const known = needs.get(own.id);
        if (known) known.add(target.id);
        else needs.set(own.id, new Set([target.id]));
      }
      const told = new Set<string>();
      for (const [id, [node, schema]] of nodes) {
        const circle = told.has(id) ? undefined : circleFrom(id, needs);
        if (!circle || context.schemas.valueOf(schema.id) !== 'none') continue;
        for (const each of circle) told.add(each);
        const way = circle.map(each => context.schemas.schema(each)?.name ?? each);
        context.report(`Each value needs one of its own kind within it: ${names(way)}`, node);
      }
    },
  }),
};

/** The outermost schema each value of which has a part that the reference is about. */
function neededBy(reference: WrittenObject): WrittenObject | undefined {
  let node = reference;
  for (let parent = node.parent; parent?.type === 'schema'; parent = node.parent) {
    if (!isNeeded(node, parent)) return undefined;
    node = parent;
  }
  return node === reference ? undefined : node;
}

function isNeeded({ steps }: WrittenObject, { value }: WrittenObject): boolean {
  const [keyword, name] = steps;
  if (keyword === 'allOf') return true;
  if (keyword === 'properties') return textsOf(value.required).includes(String(name));
  return keyword === 'items' && Number(value.minItems) > 0;
}

const longestCircle = 50;

/** A way from a schema back to itself. */
function circleFrom(start: string, needs: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const from = new Map<string, string>();
  const open = [start];
  for (const id of open) {
    for (const next of needs.get(id) ?? []) {
      if (next === start) return wayTo(id, start, from);
      if (from.has(next)) continue;
      from.set(next, id);
      if (open.length < longestCircle) open.push(next);
    }
  }
  return undefined;
}

function wayTo(end: string, start: string, from: ReadonlyMap<string, string>): readonly string[] {
  const way = [end];
  for (let each = end; each !== start; ) {
    each = from.get(each) ?? start;
    way.unshift(each);
  }
  return way;
}
