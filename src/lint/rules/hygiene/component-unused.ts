import type { Contract, WrittenObject } from '../../../contract/index.js';
import { operationsOf } from '../../contract-parts.js';
import { isObject, membersOf } from '../../read.js';
import type { Rule, RuleContext } from '../../rule.js';

export const componentUnused: Rule = {
  code: 'component-unused',
  category: 'hygiene',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A component is used by no operation, neither itself nor by others that refer to it.',
  why: 'It is kept up for nobody, and readers take it for a part of the API.',
  remedy: 'Remove it, or refer to it where it was meant',
  fix: 'Removes the component.',
  bad: `
paths:
  /pets: { get: { responses: { '200': { description: All pets. } } } }
components:
  schemas:
    Pet: { type: object }
`,
  good: `
paths:
  /pets: { get: { responses: { '200': { description: All pets., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } }
components:
  schemas:
    Pet: { type: object }
`,
  needsWhole: true,
  check: context => {
    const known = new Map<string, WrittenObject>();
    const isComponent = (node: WrittenObject) => node.parent?.type === 'components' && node.file === context.set.root;
    const visit = (node: WrittenObject) => {
      if (isComponent(node)) known.set(node.pointer, node);
    };
    const extended = new Set<string>();
    const extending = (node: WrittenObject) => {
      visit(node);
      for (const name in node.value) if (name.startsWith('x-')) addReferences(node.value[name], extended);
    };
    const types = ['schema', 'response', 'parameter', 'example', 'requestBody', 'header'] as const;
    const others = ['securityScheme', 'link', 'callback', 'pathItem', 'mediaType', 'reference'] as const;
    return {
      ...Object.fromEntries([...types, ...others].map(type => [type, visit])),
      ...Object.fromEntries(extensible.map(type => [type, extending])),
      contract: contract => {
        // a collection of components has its users elsewhere
        if (operationsOf(contract).length === 0) return;
        const used = usedOf(context, known, contract, extended);
        for (const [pointer, node] of known) {
          if (used.has(pointer) || isNamedInValue(node)) continue;
          const section = String(node.steps[0]);
          context.report(`Nothing uses '${node.key}' of components.${section}`, node, {
            fix: { edits: [{ pointer }] },
          });
        }
      },
    };
  },
};

/** Where extensions are looked through for references: such as webhooks before there were any, in `x-webhooks`. */
const extensible = ['openapi', 'paths', 'pathItem', 'operation', 'components', 'response', 'requestBody'] as const;

function addReferences(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) addReferences(item, found);
  if (!isObject(value)) return;
  if (typeof value.$ref === 'string') found.add(value.$ref);
  for (const name in value) addReferences(value[name], found);
}

/** The components that what stands outside of them leads to. */
function usedOf(
  { references, set }: RuleContext,
  known: ReadonlyMap<string, WrittenObject>,
  contract: Contract,
  extended: ReadonlySet<string>,
): ReadonlySet<string> {
  const leads = new Map<string, string[]>();
  const used = new Set([...extended].flatMap(ref => componentOf(ref.replace(/^#/, '')) ?? []));
  const add = (from: string | undefined, to: string | undefined) => {
    if (to === undefined || !known.has(to)) return;
    if (from === undefined) used.add(to);
    else if (leads.has(from)) leads.get(from)?.push(to);
    else leads.set(from, [to]);
  };
  for (const node of references) {
    const target = set.resolve(String(node.value.$ref), node);
    const to = target?.file === set.root ? componentOf(target.pointer) : undefined;
    const from = node.file === set.root ? componentOf(node.pointer) : undefined;
    if (to !== from) add(from, to);
    // what extends a schema may be named by the discriminator of that
    if (from !== undefined && to !== undefined && hasDiscriminator(known.get(to))) add(to, from);
  }
  for (const [pointer, node] of known) for (const target of mapped(node)) add(pointer, target);
  for (const { scheme } of operationsOf(contract).flatMap(({ security }) => security.flat()))
    used.add(`/components/securitySchemes/${scheme}`);
  for (const pointer of used) for (const next of leads.get(pointer) ?? []) used.add(next);
  return used;
}

function componentOf(pointer: string): string | undefined {
  return /^\/components\/[^/]+\/[^/]+/.exec(pointer)?.[0];
}

function hasDiscriminator(node: WrittenObject | undefined): boolean {
  return node?.value.discriminator !== undefined;
}

/** What the mapping of a discriminator names. */
function mapped({ value }: WrittenObject): readonly string[] {
  const mapping = isObject(value.discriminator) ? value.discriminator.mapping : undefined;
  return membersOf(mapping).map(([, to]) =>
    String(to).startsWith('#') ? String(to).slice(1) : `/components/schemas/${to}`,
  );
}

/** A `$ref` in the value of an example is none by the standard, but bundlers follow it all the same. */
function isNamedInValue({ file, pointer, steps }: WrittenObject): boolean {
  return steps[0] === 'examples' && file.has(`#${pointer}`);
}
