import type { SchemaJson } from '../../contract/index.js';
import type { Json } from '../../document/index.js';

/** Values of a name that are kept, the first that there are. */
const mostValues = 4;
const longest = 60;

/** What authors of schemas say that properties of a name are like: values to show rather than made-up ones. */
export class Hints {
  readonly #values = new Map<string, Json[]>();

  of(name: string): readonly Json[] {
    return this.#values.get(name) ?? [];
  }

  /** Takes note of the examples and defaults within a schema. */
  note(schema: SchemaJson): void {
    const open: unknown[] = [schema];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (typeof part !== 'object' || part === null) continue;
      const { properties } = part as { properties?: unknown };
      if (typeof properties === 'object' && properties !== null && !Array.isArray(properties))
        for (const [name, own] of Object.entries(properties)) this.#noteOwn(name, own);
      for (const each of Object.values(part)) if (typeof each === 'object' && each !== null) open.push(each);
    }
  }

  #noteOwn(name: string, schema: unknown): void {
    if (typeof schema !== 'object' || schema === null) return;
    const { examples, default: usual } = schema as { examples?: unknown; default?: unknown };
    const said = [...(Array.isArray(examples) ? examples : []), usual].filter(isShort);
    if (said.length === 0) return;
    const kept = this.#values.get(name) ?? [];
    this.#values.set(name, [...new Set([...kept, ...said])].slice(0, mostValues));
  }
}

function isShort(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return value !== '' && value.length <= longest;
  return typeof value === 'number' || typeof value === 'boolean';
}
