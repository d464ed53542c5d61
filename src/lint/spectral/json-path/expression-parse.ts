import type { Expression, Surrounding } from './expression-ast.js';
import { type Token, Tokens } from './expression-tokens.js';

/** How tightly operators bind: https://tc39.es/ecma262/#sec-ecmascript-language-expressions */
const strengths: Readonly<Record<string, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '===': 4,
  '!==': 4,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  in: 5,
  '~=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};

const prefixes = new Set(['!', '-', '+', 'typeof', 'void']);
const surroundings: ReadonlySet<string> = new Set<Surrounding>([
  '@',
  '@root',
  '@path',
  '@property',
  '@parent',
  '@parentProperty',
]);
const types = new Set(['@string', '@number', '@boolean', '@scalar', '@array', '@null', '@object', '@integer']);
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);
const deepest = 100;

/**
 * Reads a JavaScript expression of the kind that filters have: values, operators, calls of methods.
 * @param start where it begins
 * @param parent what `@parent` names
 * @returns the expression, and where it ends
 * @throws PathError at what is not understood
 */
export function parseExpression(
  text: string,
  start = 0,
  parent: '@parent' | '@container' = '@container',
): { readonly expression: Expression; readonly end: number } {
  const reader = new Reader(new Tokens(text, start), parent);
  const expression = reader.choice(0);
  return { expression, end: reader.tokens.offset };
}

class Reader {
  constructor(
    readonly tokens: Tokens,
    readonly parent: '@parent' | '@container',
  ) {}

  choice(depth: number): Expression {
    if (depth > deepest) throw this.tokens.error('this is nested too deeply');
    const test = this.#binary(0, depth);
    if (!this.tokens.takes('?')) return test;
    const yes = this.choice(depth + 1);
    this.tokens.expect(':');
    return { kind: 'choice', test, yes, no: this.choice(depth + 1) };
  }

  #binary(least: number, depth: number): Expression {
    let left = this.#unary(depth);
    for (;;) {
      const { kind, text } = this.tokens.peek();
      const strength = kind === 'mark' || text === 'in' ? strengths[text] : undefined;
      if (strength === undefined || strength <= least) return left;
      this.tokens.take();
      left = { kind: 'binary', operator: text, left, right: this.#binary(strength, depth + 1) };
    }
  }

  #unary(depth: number): Expression {
    if (depth > deepest) throw this.tokens.error('this is nested too deeply');
    const { kind, text } = this.tokens.peek(true);
    if ((kind !== 'mark' && kind !== 'name') || !prefixes.has(text)) return this.#postfix(depth);
    this.tokens.take();
    return { kind: 'unary', operator: text, operand: this.#unary(depth + 1) };
  }

  #postfix(depth: number): Expression {
    let value = this.#operand(depth);
    for (;;) {
      const isOptional = this.tokens.takes('?.');
      if (isOptional || this.tokens.takes('.')) value = this.#member(value, isOptional);
      else if (this.tokens.takes('[')) {
        const property = this.choice(depth + 1);
        this.tokens.expect(']');
        value = { kind: 'member', object: value, property, isOptional: false };
      } else if (this.tokens.takes('(')) value = this.#call(value, depth);
      else return value;
    }
  }

  #member(object: Expression, isOptional: boolean): Expression {
    const token = this.tokens.take();
    if (token.kind !== 'name') throw this.tokens.error('a name is expected here', token);
    return { kind: 'member', object, property: { kind: 'literal', value: token.text }, isOptional };
  }

  #call(callee: Expression, depth: number): Expression {
    const args = this.#list(')', depth);
    return callee.kind === 'type' ? callee : { kind: 'call', callee, args };
  }

  #list(close: string, depth: number): Expression[] {
    const items: Expression[] = [];
    while (!this.tokens.takes(close, items.length === 0)) {
      if (items.length > 0) this.tokens.expect(',');
      items.push(this.choice(depth + 1));
    }
    return items;
  }

  #operand(depth: number): Expression {
    const token = this.tokens.take(true);
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'text':
        return { kind: 'literal', value: token.text };
      case 'regex':
        return { kind: 'regex', regex: this.#regex(token) };
      case 'name':
        return this.#named(token);
      default:
        break;
    }
    if (token.text === '[') return { kind: 'list', items: this.#list(']', depth) };
    if (token.text !== '(') throw this.tokens.error('a value is expected here', token);
    const inner = this.choice(depth + 1);
    this.tokens.expect(')');
    return inner;
  }

  #named(token: Token): Expression {
    const name = token.text;
    if (words.has(name)) return { kind: 'literal', value: words.get(name) };
    if (name === '@parent') return { kind: 'at', name: this.parent };
    // The set has all names of the type.
    if (surroundings.has(name)) return { kind: 'at', name: name as Surrounding };
    if (types.has(name)) return { kind: 'type', name: name.slice(1) };
    if (name.startsWith('@')) throw this.tokens.error(`${name} is not known`, token);
    return { kind: 'name', name };
  }

  #regex(token: Token): RegExp {
    const { text: source, flags = '' } = token;
    try {
      // Without `g` and `y`, which would make one test depend on the one before.
      return new RegExp(source, flags.replace(/[gy]/g, ''));
    } catch (error) {
      if (error instanceof SyntaxError) throw this.tokens.error(error.message, token);
      throw error;
    }
  }
}
