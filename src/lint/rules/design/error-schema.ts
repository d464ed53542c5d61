import type { Response, Schema, SchemaId } from '../../../contract/index.js';
import { areWrittenAlike } from '../../alike.js';
import { Part } from '../../parts.js';
import { listOf, names } from '../../read.js';
import type { Rule } from '../../rule.js';
import { isError, isJson } from '../../statuses.js';

export const errorSchema: Rule = {
  code: 'error-schema',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'Errors have bodies of several schemas.',
  why: 'A client handles errors in one place: with one schema it can read all of them there.',
  remedy: 'Use one schema for all errors, or extend it by allOf where one has to say more',
  bad: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets. }
        '400': { description: Wrong input., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
        '404': { description: Nothing there., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
        '500': { description: Our fault., content: { application/json: { schema: { type: string } } } }
components:
  schemas:
    Error: { type: object, properties: { title: { type: string } } }
`,
  good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets. }
        '400': { description: Wrong input., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
        '500': { description: Our fault., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
components:
  schemas:
    Error: { type: object, properties: { title: { type: string } } }
`,
  needsWhole: true,
  check: context => ({
    contract: ({ operations }) => {
      const find = (id: SchemaId) => context.schemas.schema(id);
      const groups = groupsOf(operations.flatMap(({ responses }) => responses.filter(isError)));
      const readBy = (one: Group) => groups.filter(each => each === one || isExtension(each.schema, one.schema, find));
      const sizeOf = (some: readonly Group[]) => some.reduce((sum, { responses }) => sum + responses.size, 0);
      const [most] = groups.toSorted(
        (a, b) => sizeOf(readBy(b)) - sizeOf(readBy(a)) || b.responses.size - a.responses.size,
      );
      if (!most) return;
      const read = new Set(readBy(most));
      for (const { schema, responses } of groups.filter(each => !read.has(each)))
        for (const { status, location } of responses)
          context.report(
            `The error ${status} has ${called(schema)}, where most have ${commonOf(most.schema, find)}`,
            location,
          );
    },
  }),
};

/** The responses that have one schema. */
interface Group {
  readonly schema: Schema;
  readonly responses: Set<Response>;
}

function groupsOf(errors: readonly Response[]): readonly Group[] {
  const groups: Group[] = [];
  const bySchema = new Map<SchemaId, Group>();
  for (const response of errors) {
    const schema = response.content.find(({ range }) => isJson(range))?.schema;
    if (!schema) continue;
    let group = bySchema.get(schema.id) ?? groups.find(each => isSame(each.schema, schema));
    if (!group) groups.push((group = { schema, responses: new Set() }));
    bySchema.set(schema.id, group);
    group.responses.add(response);
  }
  return groups;
}

/** Names tell components apart; what has none is the same where it says the same, examples aside. */
function isSame(one: Schema, other: Schema): boolean {
  return !(one.name !== undefined && other.name !== undefined) && areWrittenAlike(one.json, other.json);
}

/** Whether a client that reads the common schema reads this one too: it is composed of it, or has all of its properties. */
function isExtension(schema: Schema, common: Schema, find: (id: SchemaId) => Schema | undefined): boolean {
  const wanted = Part.of(common, find).properties;
  return reads(Part.of(schema, find), 3);

  function reads(part: Part, deep: number): boolean {
    if (part.all().some(({ schema: own, pointer }) => own.id === common.id && pointer === '')) return true;
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = listOf(part.json[keyword]).map((_, index) => part.at(keyword, index));
      if (deep > 0 && branches.length > 0) return branches.every(each => each !== undefined && reads(each, deep - 1));
    }
    const { properties } = part;
    const isThere = ([name, { types }]: readonly [string, Part]) => properties.get(name)?.types[0] === types[0];
    return wanted.size > 0 && [...wanted].every(isThere);
  }
}

function called({ name }: Schema): string {
  return name === undefined ? 'a schema of its own' : `the schema '${name}'`;
}

function commonOf(schema: Schema, find: (id: SchemaId) => Schema | undefined): string {
  if (schema.name !== undefined) return called(schema);
  const { properties } = Part.of(schema, find);
  return properties.size > 0 ? names(properties.keys()) : 'another one';
}
