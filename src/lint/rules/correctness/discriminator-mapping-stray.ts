import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import { discriminatedOf } from '../../discriminated.js';
import { isObject, listOf, membersOf, own } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const discriminatorMappingStray: Rule = {
  code: 'discriminator-mapping-stray',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A discriminator maps a value to a schema that is none of the branches beside it.',
  why: 'The mapping chooses among the branches of `oneOf` or `anyOf`; what leads elsewhere is none of them (Discriminator Object), and is followed by some tools and refused by others.',
  remedy: 'Add the schema to the branches, or remove the entry',
  bad: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }]
      discriminator:
        propertyName: kind
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' }
    Cat: { type: object, required: [kind], properties: { kind: { const: cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: dog } } }
`,
  good: `
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator:
        propertyName: kind
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' }
    Cat: { type: object, required: [kind], properties: { kind: { const: cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: dog } } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      schema: node => {
        const { discriminator } = node.value;
        if (isObject(discriminator) && isObject(discriminator.mapping)) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const found = discriminatedOf(node, context.schemas);
          if (!found?.keyword) continue;
          const reached = idsIn(found.branches, context.schemas);
          const complete = found.json.discriminator;
          const mapping = isObject(complete) ? complete.mapping : undefined;
          const written = isObject(node.value.discriminator) ? node.value.discriminator.mapping : undefined;
          for (const [value, id] of membersOf(mapping)) {
            if (!isObject(written) || own(written, value) === undefined || reached.has(String(id))) continue;
            const name = context.schemas.schema(String(id))?.name ?? String(id);
            context.report(`'${value}' is mapped to '${name}', which is no branch of ${found.keyword}`, {
              node,
              at: ['discriminator', 'mapping', value],
            });
          }
        }
      },
    };
  },
};

/** The branches, and theirs where they choose again. */
function idsIn(branches: readonly SchemaJson[], tools: SchemaTools): ReadonlySet<string> {
  const found = new Set<string>();
  const todo = [...branches];
  for (let branch = todo.pop(); branch !== undefined; branch = todo.pop()) {
    const ref = isObject(branch) ? own(branch, '$ref') : undefined;
    if (typeof ref === 'string') {
      if (found.has(ref)) continue;
      found.add(ref);
    }
    todo.push(...tools.shape(branch).choices.flat());
    for (const part of isObject(branch) ? listOf(own(branch, 'allOf')) : []) todo.push(part as SchemaJson); // schemas stand there
  }
  return found;
}
