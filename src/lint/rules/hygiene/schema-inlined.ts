import type { WrittenObject } from '../../../contract/index.js';
import { areWrittenAlike } from '../../alike.js';
import { isObject } from '../../read.js';
import type { Rule } from '../../rule.js';

/** Fewer properties are alike by chance. */
const fewest = 4;

export const schemaInlined: Rule = {
  code: 'schema-inlined',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: 'A schema is written out that says the same as a component.',
  why: 'Generated code has two types for one thing, and a change to one of them is easily forgotten in the other.',
  remedy: 'Refer to the component',
  fix: 'Writes a reference to the component.',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200':
          description: A pet.
          content:
            application/json:
              schema: { type: object, properties: { id: { type: integer }, name: { type: string }, kind: { type: string }, age: { type: integer } } }
components:
  schemas:
    Pet: { type: object, properties: { id: { type: integer }, kind: { type: string }, name: { type: string }, age: { type: integer } } }
`,
  good: `
paths:
  /pets:
    get:
      responses: { '200': { description: A pet., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
components:
  schemas:
    Pet: { type: object, properties: { id: { type: integer }, kind: { type: string }, name: { type: string }, age: { type: integer } } }
`,
  check: context => {
    const components = new Map<string, WrittenObject>();
    const inline: WrittenObject[] = [];
    return {
      schema: node => {
        const { properties } = node.value;
        if (!isObject(properties) || Object.keys(properties).length < fewest) return;
        if (node.parent?.type !== 'components') inline.push(node);
        else if (node.file === context.set.root && !components.has(signatureOf(node)))
          components.set(signatureOf(node), node);
      },
      end: () => {
        for (const node of inline) {
          const component = components.get(signatureOf(node));
          if (!component) continue;
          const isRoot = node.file === context.set.root;
          if (!isRoot || !areWrittenAlike(node.value, component.value)) continue;
          const edit = { pointer: node.pointer, value: { $ref: `#${component.pointer}` } };
          context.report(`This schema says the same as the component '${component.key}'`, node, {
            related: [{ message: 'the component', location: component.file.locate(component.pointer, 'key') }],
            fix: { edits: [edit] },
          });
        }
      },
    };
  },
};

function signatureOf({ value }: WrittenObject): string {
  return isObject(value.properties) ? Object.keys(value.properties).sort().join('\n') : '';
}
