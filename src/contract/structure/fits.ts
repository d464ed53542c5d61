import type { Json } from '../../document/index.js';
import type { Kind } from './kinds.js';

/** Whether a value is of a kind at first sight, its inside left aside. */
export function fits(kind: Kind, value: Json): boolean {
  switch (kind.kind) {
    case 'any':
      return true;
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'count':
      return typeof value === 'number';
    case 'string':
    case 'regex':
    case 'choice':
      return typeof value === 'string';
    case 'list':
      return Array.isArray(value);
    case 'schema':
      return typeof value === 'object' || (kind.boolean && typeof value === 'boolean');
    case 'either':
      return fits(kind.first, value) || fits(kind.second, value);
    case 'map':
    case 'object':
      return typeof value === 'object';
  }
}
