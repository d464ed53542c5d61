import type { CheckSchema } from '../runtime/rules.js';

/** A check's schema in the words that our ajv knows. */
export type Form = boolean | { readonly [keyword: string]: unknown };

/** What a form refers to: another unit by key, or a part that becomes a function of its own. */
export type Part = { readonly unit: string } | { readonly part: CheckSchema };

/** A bare reference is that unit itself. */
export function partOf(schema: CheckSchema): Part {
  if (typeof schema === 'object' && typeof schema['$ref'] === 'string' && Object.keys(schema).length === 1) {
    return { unit: schema['$ref'] };
  }
  return { part: schema };
}
