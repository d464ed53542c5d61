import type { SchemaJson, WrittenObject } from '../../../contract/index.js';
import { isForm, isMultipart } from '../../media.js';
import { childOf } from '../../places.js';
import { isObject } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';
import { writtenShapes } from '../../shape.js';

export const encodingPropertyUnknown: Rule = {
  code: 'encoding-property-unknown',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'An encoding is about a property that the schema does not have.',
  why: 'The key must be a property of the schema (Media Type Object): of another nothing is encoded.',
  remedy: 'Correct the name, or declare the property',
  bad: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string } } }
            encoding: { picture: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string } } }
            encoding: { photo: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  check: context => {
    const suspects: WrittenObject[] = [];
    return {
      mediaType: node => {
        const { encoding, schema } = node.value;
        if (!isObject(encoding) || !(isForm(node.key) || isMultipart(node.key))) return;
        const { properties } = writtenShapes(context.set).of(schema, node);
        if (Object.keys(encoding).some(name => !properties.has(name))) suspects.push(node);
      },
      contract: () => {
        for (const node of suspects) {
          const { schema, encoding } = node.value;
          if (!isObject(schema) || !isObject(encoding)) continue;
          const declared = declaredIn(context.schemas.at(childOf(node, 'schema')).json, context.schemas);
          for (const name of declared ? Object.keys(encoding) : []) {
            if (declared?.has(name)) continue;
            context.report(`The schema of ${node.key} has no property '${name}' to encode`, {
              node,
              at: ['encoding', name],
            });
          }
        }
      },
    };
  },
};

/** The properties of a schema and of its branches; undefined where there may be others. */
function declaredIn(json: SchemaJson, tools: SchemaTools): ReadonlySet<string> | undefined {
  const shape = tools.shape(json);
  const shapes = [shape, ...shape.choices.flat().map(branch => tools.shape(branch))];
  const found = new Set(shapes.flatMap(({ properties }) => [...properties.keys()]));
  return found.size === 0 || shapes.some(({ open }) => open) ? undefined : found;
}
