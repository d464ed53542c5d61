// https://spec.openapis.org/oas/v3.2.0.html#schema-object
import type { WrittenObject } from '../contract/index.js';
import type { JsonObject } from '../document/index.js';

/** Whether a schema as written is of a type; null beside it does not count. */
export function isOf(schema: JsonObject, type: string): boolean {
  const written = schema['type'];
  if (typeof written === 'string') return written === type;
  return Array.isArray(written) && written.includes(type) && written.every(each => each === type || each === 'null');
}

/** The name of the property that a schema is of; undefined where it is no property. */
export function propertyOf({ parent, steps }: WrittenObject): string | undefined {
  return parent?.type === 'schema' && steps.length === 2 && steps[0] === 'properties' ? String(steps[1]) : undefined;
}

/** What a schema is called in a message: its property, component or parameter. */
export function nameOf(node: WrittenObject): string {
  const property = propertyOf(node);
  if (property !== undefined) return `The property '${property}'`;
  const { parent, steps } = node;
  if (parent?.type === 'components') return `The schema '${steps[1]}'`;
  if (parent?.type === 'parameter') return `The parameter '${parent.value['name']}'`;
  if (parent?.type === 'header') return `The header '${parent.key}'`;
  if (parent?.type === 'schema' && steps[0] === 'items') return `Each item${ofOwner(parent)}`;
  if (parent?.type === 'schema') return `A part${ofOwner(parent)}`;
  return parent?.type === 'mediaType' ? `The body in ${parent.key}` : 'The schema';
}

function ofOwner(parent: WrittenObject): string {
  const owner = nameOf(parent);
  return owner === 'The schema' ? '' : ` of ${owner.charAt(0).toLowerCase()}${owner.slice(1)}`;
}
