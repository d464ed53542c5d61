import type { Schema, WrittenObject } from '../../../contract/index.js';
import type { JsonObject } from '../../../document/index.js';
import { areWrittenAlike, mayBeEqual } from '../../alike.js';
import { isObject, listOf, membersOf, textsOf } from '../../read.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';
import { wordsOf } from '../../words.js';

export const schemasEqual: Rule = {
  code: 'schemas-equal',
  category: 'hygiene',
  severity: 'info',
  presets: ['strict'],
  what: 'Two component schemas accept the same values: that is proven.',
  why: 'Generated code has two types for one thing, and a change to one of them is easily forgotten in the other.',
  remedy: 'Keep one of the two, and refer to it',
  bad: `
components:
  schemas:
    Cat: { type: object, required: [id], properties: { id: { type: integer, minimum: 1 }, name: { type: string } } }
    Dog: { type: object, required: [id], properties: { id: { type: integer, exclusiveMinimum: 0 }, name: { type: string } } }
`,
  good: `
components:
  schemas:
    Cat: { type: object, required: [id], properties: { id: { type: integer, minimum: 1 }, name: { type: string } } }
    Dog: { type: object, required: [id], properties: { id: { type: integer, minimum: 0 }, name: { type: string } } }
`,
  check: context => {
    const components: WrittenObject[] = [];
    return {
      schema: node => {
        if (node.parent?.type === 'components' && says(node)) components.push(node);
      },
      contract: () => {
        const kinds = new Map<string, Component[]>();
        for (const node of components) {
          const key = signatureOf(node);
          const schema = context.schemas.at(node);
          const known = kinds.get(key);
          const twin = known?.slice(0, mostCompared).find(each => areEqual(each, { node, schema }, context.schemas));
          if (twin) {
            context.report(`'${node.key}' accepts exactly what '${twin.node.key}' accepts`, node, {
              related: [{ message: 'the first of the two', location: twin.node.file.locate(twin.node.pointer, 'key') }],
            });
          } else if (known) known.push({ node, schema });
          else kinds.set(key, [{ node, schema }]);
        }
      },
    };
  },
};

/** Of one signature no more are compared with each. */
const mostCompared = 8;

/** Whether a schema says enough for its equal to be more than a coincidence. */
function says({ value }: WrittenObject): boolean {
  if (value.discriminator !== undefined) return false;
  if (isObject(value.properties)) return Object.keys(value.properties).length > 0;
  return listOf(value.enum).length > 1 || ['allOf', 'anyOf', 'oneOf'].some(each => listOf(value[each]).length > 1);
}

/** Equal for schemas that are worth comparing. */
function signatureOf({ value }: WrittenObject): string {
  const names = isObject(value.properties) ? Object.keys(value.properties).sort() : [];
  const values = listOf(value.enum)
    .map(each => JSON.stringify(each))
    .sort();
  const lists = ['allOf', 'anyOf', 'oneOf'].map(keyword => listOf(value[keyword]).length);
  return JSON.stringify([value.type ?? null, names, textsOf(value.required).toSorted(), values, lists]);
}

interface Component {
  readonly node: WrittenObject;
  readonly schema: Schema;
}

function areEqual(one: Component, other: Component, tools: SchemaTools): boolean {
  const [a, b] = [one.node.value, other.node.value];
  if (isLittle(a) && !areNamedAlike(one.node.key, other.node.key)) return false;
  if (areWrittenAlike(a, b)) return true;
  if (!mayBeEqual(a, b)) return false;
  const [own, others] = [one.schema.id, other.schema.id];
  return tools.difference(own, others) === 'none' && tools.difference(others, own) === 'none';
}

/** Whether two that say as much may be about different things: a project and a certificate with nothing but a name. */
function isLittle({ properties }: JsonObject): boolean {
  const [[, only] = [], ...others] = membersOf(properties);
  return (
    others.length === 0 && isObject(only) && /^(?:string|integer|number|boolean)$/.test(String(only.type)) && !only.enum
  );
}

/** Words that say what a schema is for, rather than what it is about. */
const roles = new Set(
  'request response body param params input output create update modify result object event'.split(' '),
);

function areNamedAlike(one: string, other: string): boolean {
  const words = new Set(wordsOf(other).filter(word => !roles.has(word)));
  return wordsOf(one).some(word => words.has(word));
}
