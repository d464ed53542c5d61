// https://spec.openapis.org/oas/v3.1.0#path-templating
import { defineFunction } from '../../functions/define.js';
import { isObject } from '../../functions/values.js';
import type { FunctionResult, JsonPath } from '../../types.js';
import { methods } from '../operations.js';

type Report = (message: string, path: JsonPath) => void;
/** Where each parameter of a path is declared, by name. */
type Declared = ReadonlyMap<string, JsonPath>;

const template = /\{;?\??[a-zA-Z0-9_-]+\*?\}/g;

/** No two paths are one but for the names in braces, and these are the path's parameters: each declared once, required, and used. */
export const oasPathParam = defineFunction<Record<string, unknown>, null>(
  { input: { type: 'object' }, options: null },
  paths => {
    const results: FunctionResult[] = [];
    const report: Report = (message, path) => results.push({ message, path });
    const seen = new Map<string, string>();
    for (const [path, item] of Object.entries(paths)) {
      if (!isObject(item)) continue;
      const general = path.replace(template, '%');
      const earlier = seen.get(general);
      if (earlier === undefined) seen.set(general, path);
      else report(`The path "${path}" is "${earlier}" but for names in braces`, ['paths', path]);
      checkItem(path, item, report);
    }
    return results;
  },
);

function checkItem(path: string, item: Record<string, unknown>, report: Report): void {
  const names = namesIn(path, report);
  const common = declaredIn(item['parameters'], ['paths', path, 'parameters'], report);
  for (const [method, operation] of Object.entries(item)) {
    if (!isObject(operation) || !methods.includes(method)) continue;
    const place = ['paths', path, method];
    const own = declaredIn(operation['parameters'], [...place, 'parameters'], report);
    const declared = new Map([...common, ...own]);
    for (const [name, where] of declared)
      if (!names.has(name)) report(`The path "${path}" has no "{${name}}" for this parameter`, where);
    for (const name of names)
      if (!declared.has(name)) report(`No parameter is declared for "{${name}}" of the path "${path}"`, place);
  }
}

function namesIn(path: string, report: Report): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [text] of path.matchAll(template)) {
    const name = text.replace(/[{}?*;]/g, '');
    if (names.has(name)) report(`The path "${path}" has "{${name}}" more than once`, ['paths', path]);
    names.add(name);
  }
  return names;
}

function declaredIn(parameters: unknown, place: JsonPath, report: Report): Declared {
  const declared = new Map<string, JsonPath>();
  for (const [index, parameter] of (Array.isArray(parameters) ? parameters : []).entries()) {
    if (!isObject(parameter) || parameter['in'] !== 'path' || parameter['name'] === undefined) continue;
    const name = String(parameter['name']);
    const path = [...place, index];
    if (parameter['required'] !== true) report(`The path parameter "${name}" is not "required: true"`, path);
    if (declared.has(name)) report(`The path parameter "${name}" is declared more than once`, path);
    else declared.set(name, path);
  }
  return declared;
}
