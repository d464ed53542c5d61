import type { Switch } from '../runtime/discriminate.js';
import type { CheckSchema } from '../runtime/rules.js';
import type { Reading } from './reading.js';
import type { Cover, Term } from './terms.js';

type Written = Exclude<CheckSchema, boolean>;

/**
 * Which members a schema's own keywords evaluate, and those of the schemas that are about the same value where they hold.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-11
 */
export function coversOf(schema: Written, what: 'object' | 'array', reading: Reading): readonly Cover[] {
  const covers: Cover[] = [];
  gather(schema, reading.terms.true, { what, reading, covers, seen: new Set() }, false);
  return covers;
}

interface Gathering {
  readonly what: 'object' | 'array';
  readonly reading: Reading;
  readonly covers: Cover[];
  readonly seen: ReadonlySet<string>;
}

const nothing = { names: [], patterns: [], first: 0, all: false } as const;

/** @param closed whether the schema's own `unevaluated…` counts: where it is within another that asks */
function gather(schema: CheckSchema, when: Term, at: Gathering, closed: boolean): void {
  const { terms } = at.reading;
  if (typeof schema === 'boolean' || when === terms.false) return;
  own(schema, when, at, closed);
  const inner = (each: CheckSchema, condition: Term, also = at) =>
    gather(each, terms.all([when, condition]), also, true);
  const branch = (each: CheckSchema) => inner(each, at.reading.read(each));
  const key = schema['$ref'] as string | undefined;
  if (key !== undefined && !at.seen.has(key))
    inner(at.reading.lookup(key), terms.true, { ...at, seen: new Set([...at.seen, key]) });
  for (const each of (schema['allOf'] ?? []) as readonly CheckSchema[]) inner(each, terms.true);
  for (const keyword of ['anyOf', 'oneOf'])
    for (const each of (schema[keyword] ?? []) as readonly CheckSchema[]) branch(each);
  conditional(schema, inner, at.reading);
  const dependent = (schema['dependentSchemas'] ?? {}) as Readonly<Record<string, CheckSchema>>;
  for (const [name, each] of Object.entries(dependent))
    inner(each, terms.all([terms.not(terms.lacks(name)), at.reading.read(each)]));
  const { mapping = {}, defaultMapping } = (schema['discriminator'] ?? {}) as Partial<Switch>;
  for (const id of new Set([...Object.values(mapping), ...(defaultMapping === undefined ? [] : [defaultMapping])]))
    if (id !== '' && !at.seen.has(id))
      inner(at.reading.lookup(id), at.reading.refer(id), { ...at, seen: new Set([...at.seen, id]) });
}

function conditional(schema: Written, inner: (each: CheckSchema, when: Term) => void, reading: Reading): void {
  if (schema['if'] === undefined) return;
  const condition = reading.read(schema['if'] as CheckSchema);
  inner(schema['if'] as CheckSchema, condition);
  if (schema['then'] !== undefined) inner(schema['then'] as CheckSchema, condition);
  if (schema['else'] !== undefined) inner(schema['else'] as CheckSchema, reading.terms.not(condition));
}

function own(schema: Written, when: Term, { what, reading, covers }: Gathering, closed: boolean): void {
  if (what === 'object') {
    const all =
      schema['additionalProperties'] !== undefined || (closed && schema['unevaluatedProperties'] !== undefined);
    const names = Object.keys((schema['properties'] ?? {}) as object);
    const patterns = Object.keys((schema['patternProperties'] ?? {}) as object);
    if (all || names.length + patterns.length > 0) covers.push({ ...nothing, when, names, patterns, all });
    return;
  }
  const all = schema['items'] !== undefined || (closed && schema['unevaluatedItems'] !== undefined);
  const first = ((schema['prefixItems'] ?? []) as readonly unknown[]).length;
  if (all || first > 0) covers.push({ ...nothing, when, first, all });
  if (schema['contains'] !== undefined)
    covers.push({ ...nothing, when, containing: reading.read(schema['contains'] as CheckSchema) });
}
