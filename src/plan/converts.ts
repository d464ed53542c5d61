import type { Contract, Schema, SchemaJson } from '../contract/index.js';
import type { JsonObject } from '../document/index.js';
import { isObject, own, referenced } from './schema-walk.js';

/**
 * Says whether a value of the schema can hold one of the formats that are converted, at any depth.
 * @param known answers for schemas met before, by id; kept by the caller for one contract
 */
export function holdsFormat(
  contract: Contract,
  json: SchemaJson,
  formats: ReadonlySet<string>,
  known: Map<string, boolean>,
): boolean {
  const pending: unknown[] = [json];
  const met = new Set<string>();
  while (pending.length > 0) {
    const next = pending.pop();
    if (Array.isArray(next)) pending.push(...next);
    if (!isObject(next)) continue;
    const format = own(next, 'format');
    if (typeof format === 'string' && formats.has(format)) return remember(true, met, known);
    for (const target of targets(contract, next)) {
      if (known.get(target.id)) return remember(true, met, known, target.id);
      if (met.has(target.id) || known.has(target.id)) continue;
      met.add(target.id);
      pending.push(target.json);
    }
    for (const [keyword, value] of Object.entries(next)) {
      if (!literal.has(keyword)) pending.push(value);
    }
  }
  return remember(false, met, known);
}

/** What a schema refers to, the children that its discriminator knows among them. */
function targets(contract: Contract, json: JsonObject): readonly Schema[] {
  const target = referenced(contract, json);
  const rule = own(json, 'discriminator');
  const mapping = isObject(rule) ? own(rule, 'mapping') : undefined;
  const children = isObject(mapping) ? Object.values(mapping).map(id => contract.schemas.get(String(id))) : [];
  return [target, ...children].filter(schema => schema !== undefined);
}

/** Keywords whose values are data, not schemas. */
const literal: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'example', 'examples', 'discriminator']);

function remember(holds: boolean, met: ReadonlySet<string>, known: Map<string, boolean>, only?: string): boolean {
  // "no" is true of everything that was met; "yes" is only known of where it was found
  if (!holds) for (const id of met) known.set(id, false);
  if (only !== undefined) known.set(only, true);
  return holds;
}
