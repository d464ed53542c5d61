import { boundedMatch } from '../run/bounded-expression.js';

/** Methods that change nothing and call nothing, by the kind of what they are called on. */
const methods = {
  text: new Set(
    (
      'match includes indexOf lastIndexOf startsWith endsWith toLowerCase toUpperCase trim trimStart trimEnd slice substring ' +
      'substr split charAt charCodeAt concat at search toString valueOf localeCompare'
    ).split(' '),
  ),
  list: new Set('includes indexOf lastIndexOf join slice concat at toString'.split(' ')),
  number: new Set('toString toFixed valueOf'.split(' ')),
  regex: new Set('test exec'.split(' ')),
};

/** Functions of the language's own objects that filters may call. */
const functions: Readonly<Record<string, Readonly<Record<string, (value: unknown) => unknown>>>> = {
  Array: { isArray: Array.isArray },
  Number: { isInteger: Number.isInteger, isFinite: Number.isFinite, isNaN: Number.isNaN },
  Object: {
    keys: value => Object.keys(Object(value)),
    values: value => Object.values(Object(value)),
  },
};

/**
 * A property of a JSON value: its own, `length`, or `constructor`, of which only the name is to be had.
 * @param isOptional whether null and undefined have all properties, undefined
 * @throws TypeError as JavaScript does: null and undefined have no properties
 */
export function memberOf(value: unknown, name: string, isOptional = false): unknown {
  if (value === null || value === undefined) {
    if (isOptional) return undefined;
    throw new TypeError(`${value} has no property ${name}`);
  }
  if (typeof value === 'string')
    return name === 'length' || /^\d+$/.test(name) ? indexed(value, name) : builtIn(value, name);
  if (typeof value !== 'object') return builtIn(value, name);
  if (Object.hasOwn(value, name)) return (value as Readonly<Record<string, unknown>>)[name];
  return builtIn(value, name);
}

function indexed(text: string, name: string): unknown {
  return name === 'length' ? text.length : text[Number(name)];
}

/** A method is there to be asked for, and called by `callMethod` only. */
function builtIn(value: unknown, name: string): unknown {
  if (name === 'constructor') return { name: constructorName(value) };
  const kind = kindOf(value);
  return kind && methods[kind].has(name) ? asMethod : undefined;
}

function asMethod(): void {}

function constructorName(value: unknown): string {
  if (Array.isArray(value)) return 'Array';
  const type = typeof value;
  return type.charAt(0).toUpperCase() + type.slice(1);
}

/**
 * Calls a method of a value, of those that change nothing.
 * @param isNamed whether the value is the name of one of the language's own objects, such as `Array`
 * @throws TypeError where the value has no such method
 */
export function callMethod(value: unknown, name: string, args: readonly unknown[], isNamed = false): unknown {
  if (isNamed) {
    const own = functions[String(value)];
    if (own && Object.hasOwn(own, name)) return own[name]!(args[0]);
    throw new TypeError(`${String(value)}.${name} cannot be called here`);
  }
  const isOwn = name === 'hasOwnProperty' && typeof value === 'object' && value !== null;
  if (isOwn) return Object.hasOwn(value, String(args[0]));
  const kind = kindOf(value);
  if (!kind || !methods[kind].has(name)) throw new TypeError(`${name} cannot be called here`);
  // The set names methods that the kind has.
  const method = (Object(value) as Record<string, (...args: readonly unknown[]) => unknown>)[name]!;
  const call = () => method.apply(value, [...args]);
  if (value instanceof RegExp) return boundedMatch(value, String(args[0]), call);
  // texts are expressions to these two
  const isSearch = kind === 'text' && (name === 'match' || name === 'search');
  const expression = isSearch && typeof args[0] === 'string' ? new RegExp(args[0]) : args[0];
  return expression instanceof RegExp ? boundedMatch(expression, String(value), call) : call();
}

function kindOf(value: unknown): keyof typeof methods | undefined {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return 'list';
  return value instanceof RegExp ? 'regex' : undefined;
}
