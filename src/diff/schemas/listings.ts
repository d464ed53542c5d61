import { type Schema, type SchemaId, valueAsWritten } from '../../contract/index.js';
import { canonical, type Json, type JsonObject, WrittenNumber } from '../../document/index.js';
import { keywordsOf, listOf, objectOf, type Part, settled } from './part.js';

/** A keyword that lists values one by one: `enum`, `const`, or a choice among nothing but such. */
export interface Listing {
  readonly part: Part;
  readonly keyword: string;
  readonly values: readonly Json[];
}

type Schemas = ReadonlyMap<SchemaId, Schema>;

/** The lists that parts write as such. */
export function writtenIn(part: Part): readonly Listing[] {
  const json = objectOf(part.json);
  return [
    ...(Array.isArray(json['enum']) ? [{ part, keyword: 'enum', values: listed(json) }] : []),
    ...(Object.hasOwn(json, 'const') ? [{ part, keyword: 'const', values: [valueAsWritten(json, 'const')!] }] : []),
  ];
}

/** The choices of parts, each as a list of values; undefined stands for one that is none. */
export function choicesIn(parts: readonly Part[], schemas: Schemas): readonly (Listing | undefined)[] {
  return parts.flatMap(part =>
    ['anyOf', 'oneOf'].flatMap(keyword => {
      const branches = listOf(part, keyword);
      return branches.length === 0 ? [] : [listingOf({ part, keyword, branches }, schemas)];
    }),
  );
}

interface Branching {
  readonly part: Part;
  readonly keyword: string;
  readonly branches: readonly Part[];
}

function listingOf({ part, keyword, branches }: Branching, schemas: Schemas): Listing | undefined {
  const values: Json[] = [];
  for (const branch of branches) {
    const own = constantsOf(settled(branch, schemas));
    if (!own) return undefined;
    values.push(...own);
  }
  // what two branches of a oneOf list, it refuses
  const isApart = keyword === 'anyOf' || new Set(values.map(canonical)).size === values.length;
  return isApart ? { part, keyword, values } : undefined;
}

/** The values of a schema that says nothing but them and their types. */
export function constantsOf({ json }: Part): readonly Json[] | undefined {
  const keywords = keywordsOf(json);
  const said = objectOf(json);
  const { type, enum: values } = said;
  if (type === 'null' && keywords.length === 1) return [null];
  if (!keywords.every(keyword => ['type', 'enum', 'const'].includes(keyword))) return undefined;
  const isConstant = Object.hasOwn(said, 'const');
  if (isConstant ? values !== undefined : !Array.isArray(values)) return undefined;
  return (isConstant ? [valueAsWritten(said, 'const')!] : listed(said)).filter(each => isOfTypes(each, type));
}

/** The values of an `enum`; `null` may have been added to it after it was written. */
function listed(json: JsonObject): readonly Json[] {
  const written = valueAsWritten(json, 'enum') as readonly Json[];
  return (json['enum'] as readonly Json[]).map((value, index) => written[index] ?? value);
}

/** Whether a value is of one of the types; without types each is. */
export function isOfTypes(value: Json, types: Json | undefined): boolean {
  return types === undefined || [types].flat().some(type => isOfType(value, type));
}

function isOfType(given: Json, type: Json): boolean {
  const value = given instanceof WrittenNumber ? Number(given) : given;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
