import type { Contract } from '../../contract/index.js';

/** Whether a keyword stands anywhere in a schema or in what it refers to. A property of that name counts too. */
export function holdsKeyword(json: unknown, keyword: string, { schemas }: Contract): boolean {
  const pending: unknown[] = [json];
  const met = new Set<unknown>();
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null || met.has(next)) continue;
    met.add(next);
    if (Object.hasOwn(next, keyword)) return true;
    pending.push(...Object.values(next));
    if ('$ref' in next && typeof next.$ref === 'string') pending.push(schemas.get(next.$ref)?.json);
  }
  return false;
}
