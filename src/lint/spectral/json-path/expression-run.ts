import { boundedTest } from '../run/bounded-expression.js';
import type { Expression, Surrounding } from './expression-ast.js';
import { callMethod, memberOf } from './safe-members.js';

/** Where a filter's value stands. */
export interface Surroundings {
  readonly value: unknown;
  readonly key: string | number;
  /** The object or list that holds the value, and the length of a list. */
  readonly container?: unknown;
  readonly length?: number | undefined;
  /** What a filter calls `@parent`. */
  readonly parent: unknown;
  readonly parentKey: string | number | undefined;
  readonly root: unknown;
  /** `$['paths']['/pets'][0]` */
  path(): string;
}

/** An expression that can be run. It reads own properties of JSON values, and calls methods of texts, lists and regular expressions: nothing else. */
export type Run = (at: Surroundings) => unknown;

/** Values of names, such as a message's own. */
export type Names = Readonly<Record<string, unknown>>;

const typeTests: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
  scalar: value => value === null || typeof value !== 'object',
  array: Array.isArray,
  null: value => value === null,
  object: value => value !== null && typeof value === 'object',
  integer: Number.isInteger,
};

const surroundings: Readonly<Record<Surrounding, Run>> = {
  '@': at => at.value,
  '@root': at => at.root,
  '@path': at => at.path(),
  '@property': at => at.key,
  '@parent': at => at.parent,
  '@parentProperty': at => at.parentKey,
  '@container': at => at.container,
};

/**
 * Makes an expression ready to run. What it cannot do, such as reading a property of null, is thrown when it is run.
 * @param names what names stand for, beside those of the language
 */
export function compileExpression(expression: Expression, names: Names = {}): Run {
  const compile = (inner: Expression) => compileExpression(inner, names);
  switch (expression.kind) {
    case 'literal':
      return () => expression.value;
    case 'regex':
      return () => expression.regex;
    case 'at':
      return surroundings[expression.name];
    case 'type': {
      const test = typeTests[expression.name]!;
      return at => test(at.value);
    }
    case 'name':
      return () => named(expression.name, names);
    case 'list': {
      const items = expression.items.map(compile);
      return at => items.map(item => item(at));
    }
    case 'member':
      return compileMember(expression, compile);
    case 'call':
      return compileCall(expression, compile, names);
    case 'unary':
      return compileUnary(expression.operator, compile(expression.operand));
    case 'binary':
      return compileBinary(expression.operator, compile(expression.left), compile(expression.right));
    case 'choice': {
      const [test, yes, no] = [compile(expression.test), compile(expression.yes), compile(expression.no)];
      return at => (test(at) ? yes(at) : no(at));
    }
  }
}

function named(name: string, names: Names): unknown {
  if (Object.hasOwn(names, name)) return names[name];
  throw new ReferenceError(`${name} is not known`);
}

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

function compileMember({ object, property, isOptional }: Of<'member'>, compile: (inner: Expression) => Run): Run {
  const of = compile(object);
  if (property.kind === 'literal') {
    const name = String(property.value);
    return at => memberOf(of(at), name, isOptional);
  }
  const name = compile(property);
  return at => memberOf(of(at), String(name(at)), isOptional);
}

function compileCall({ callee, args }: Of<'call'>, compile: (inner: Expression) => Run, names: Names): Run {
  const given = args.map(compile);
  const values = (at: Surroundings) => given.map(arg => arg(at));
  if (callee.kind === 'name') {
    return at => {
      const called = named(callee.name, names);
      if (typeof called !== 'function') throw new TypeError(`${callee.name} is no function`);
      return called(...values(at));
    };
  }
  if (callee.kind !== 'member') {
    return () => {
      throw new TypeError('only methods can be called');
    };
  }
  const method = compile(callee.property);
  const { object } = callee;
  // a name that stands for no value of ours is one of the language's
  if (object.kind === 'name' && !Object.hasOwn(names, object.name))
    return at => callMethod(object.name, String(method(at)), values(at), true);
  const of = compile(object);
  // A list's index is a number, of which rules ask the methods of a text.
  const isKey = object.kind === 'at' && (object.name === '@property' || object.name === '@parentProperty');
  return at => callMethod(isKey ? String(of(at)) : of(at), String(method(at)), values(at));
}

function compileUnary(operator: string, operand: Run): Run {
  switch (operator) {
    case '!':
      return at => !operand(at);
    case '-':
      return at => -Number(operand(at));
    case '+':
      return at => Number(operand(at));
    case 'typeof':
      return at => typeof operand(at);
    default:
      return () => undefined;
  }
}

/** JavaScript's own: what they do with values of other kinds than these, they do here. */
const operators: Readonly<Record<string, (left: never, right: never) => unknown>> = {
  // biome-ignore lint/suspicious/noDoubleEquals: a filter that compares loosely means it
  '==': (left: unknown, right: unknown) => left == right,
  // biome-ignore lint/suspicious/noDoubleEquals: a filter that compares loosely means it
  '!=': (left: unknown, right: unknown) => left != right,
  '===': (left: unknown, right: unknown) => left === right,
  '!==': (left: unknown, right: unknown) => left !== right,
  '<': (left: number, right: number) => left < right,
  '>': (left: number, right: number) => left > right,
  '<=': (left: number, right: number) => left <= right,
  '>=': (left: number, right: number) => left >= right,
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => left / right,
  '%': (left: number, right: number) => left % right,
  in: isIn,
  '~=': (left: unknown, right: unknown) => boundedTest(new RegExp(String(right)), String(left)),
};

function isIn(needle: unknown, hay: unknown): boolean {
  if (Array.isArray(hay)) return hay.includes(needle);
  if (typeof hay === 'string') return hay.includes(String(needle));
  return Object.hasOwn(Object(hay), String(needle));
}

function compileBinary(operator: string, left: Run, right: Run): Run {
  switch (operator) {
    case '&&':
      return at => left(at) && right(at);
    case '||':
      return at => left(at) || right(at);
    case '??':
      return at => left(at) ?? right(at);
    default: {
      const operate = operators[operator]!;
      // The operators take values of all kinds.
      return at => operate(left(at) as never, right(at) as never);
    }
  }
}
