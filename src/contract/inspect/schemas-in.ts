import { SUBSCHEMAS } from '../schema/keywords.js';
import type { SchemaJson } from '../types.js';

/** A schema in normal form and all that are written within it; booleans are left out. Not recursive: they may be nested deeply. */
export function* schemasIn(root: SchemaJson): Iterable<Exclude<SchemaJson, boolean>> {
  const pending: SchemaJson[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'boolean') continue;
    yield next;
    for (const [keyword, value] of Object.entries(next)) {
      const holds = SUBSCHEMAS.get(keyword);
      // the normal form holds nothing but schemas in these places
      if (holds === 'schema') pending.push(value as SchemaJson);
      else if (holds) pending.push(...Object.values(value as { readonly [name: string]: SchemaJson }));
    }
  }
}
