import { type Path, parsePath, walk } from '../json-path/index.js';
import type { JsonPath } from '../types.js';
import { toPath, valueAt } from './to-path.js';

/** What a function is given of a node. */
export interface Target {
  /** From the node on. */
  readonly path: JsonPath;
  readonly value: unknown;
}

/** What `field` of a rule leads to from a node: made once a rule. Of what is no object or list, it is the value itself. */
export function targetsOf(field: string | undefined): (value: unknown) => readonly Target[] {
  const find = field === undefined ? undefined : finderOf(field);
  return value => {
    if (!find || typeof value !== 'object' || value === null) return [{ path: [], value }];
    const found = find(value);
    return found.length > 0 ? found : [{ path: [], value: undefined }];
  };
}

function finderOf(field: string): (value: object) => readonly Target[] {
  if (field === '@key') return value => Object.keys(value).map(key => ({ path: [key], value: key }));
  if (field.startsWith('$')) return queryOf(parsePath(field));
  const path = toPath(field);
  // a member of just this name, dots and all, comes first
  return value => [{ path, value: Object.hasOwn(value, field) ? valueAt(value, [field]) : valueAt(value, path) }];
}

function queryOf(path: Path): (value: object) => readonly Target[] {
  return value => {
    const found: Target[] = [];
    walk(value, [path], (_index, match, at) => found.push({ path: [...at], value: match }));
    return found;
  };
}
