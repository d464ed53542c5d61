import { type Path, PathError, type Selector, type WrittenStep } from './ast.js';
import { within } from './expression-ast.js';
import { parseExpression } from './expression-parse.js';
import { readQuoted } from './expression-tokens.js';
import { withParents } from './parents.js';

/**
 * Reads a JSONPath expression.
 * @throws PathError where it cannot be read
 */
export function parsePath(text: string): Path {
  const reader = new PathReader(text);
  const written = reader.read();
  const steps = withParents(written);
  if (steps === undefined) throw new PathError('^ leads above the root', text, text.indexOf('^'));
  const last = written.at(-1);
  return Object.freeze({
    text,
    steps,
    isKey: reader.isKey,
    containersOnly: last?.kind === 'descend',
    looksUp: written.some(looksUp),
  });
}

const above = new Set(['@path', '@parent', '@parentProperty']);

function looksUp(step: WrittenStep): boolean {
  if (step.kind !== 'child' || step.selector.kind !== 'filter') return false;
  return [...within(step.selector.test)].some(inner => inner.kind === 'at' && above.has(inner.name));
}

/** What Spectral gives to its second engine: several `..` or `.[`, or `^` before the end. */
const second = /\.[.[].*\.[.[]|\^[^~^]/;

class PathReader {
  isKey = false;
  /** Spectral's first engine calls the grandparent `@parent`; its second one, the parent. */
  readonly #parent: '@parent' | '@container';
  readonly #text: string;
  readonly #steps: WrittenStep[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text.trimEnd();
    this.#parent = second.test(this.#text) ? '@container' : '@parent';
  }

  read(): readonly WrittenStep[] {
    if (this.#text[0] !== '$') throw this.#error('an expression begins with $');
    this.#at = 1;
    while (this.#at < this.#text.length) this.#step();
    return this.#parent === '@parent' ? withoutDeepAny(this.#steps) : this.#steps;
  }

  #step(): void {
    if (this.#takes('..')) {
      this.#steps.push({ kind: 'descend' });
      if (this.#at < this.#text.length && !/[[^~.]/.test(this.#text[this.#at]!)) this.#name();
    } else if (this.#takes('.')) {
      // `.[` leads to all below, as `..[` does; a point at the end, nowhere
      if (this.#text[this.#at] === '[') this.#steps.push({ kind: 'descend' });
      else if (this.#at < this.#text.length) this.#name();
    } else if (this.#takes('^')) this.#steps.push({ kind: 'parent' });
    else if (this.#takes('~')) this.#key();
    else if (this.#takes('[')) this.#bracket();
    else if (this.#text[this.#at] === '@') this.#name();
    else throw this.#error(`"${this.#text[this.#at]}" is not understood here`);
  }

  /** The rest of the expression may only lead to parents, of which the name is no more to be had. */
  #key(): void {
    this.isKey = true;
    if (/[^~^]/.test(this.#text.slice(this.#at))) throw this.#error('~ ends an expression');
    this.#at = this.#text.length;
  }

  #name(): void {
    const end = /[.[^~]|$/.exec(this.#text.slice(this.#at))!.index + this.#at;
    const name = this.#text.slice(this.#at, end).trim();
    if (name === '') throw this.#error('a name is expected here');
    const type = /^@(\w+)\(\)$/.test(name);
    if (type) this.#push(this.#filter(this.#at).selector);
    else this.#push(name === '*' ? { kind: 'any' } : { kind: 'names', names: new Set([name]) });
    this.#at = end;
  }

  #bracket(): void {
    this.#space();
    if (this.#takes('?')) this.#take(this.#filter(this.#at));
    else if (this.#takes('(')) this.#script();
    else this.#list();
    this.#space();
    if (!this.#takes(']')) throw this.#error('"]" is expected here');
  }

  #take({ selector, end }: { readonly selector: Selector; readonly end: number }): void {
    this.#at = end;
    this.#push(selector);
  }

  #filter(start: number): { readonly selector: Selector; readonly end: number } {
    const { expression, end } = parseExpression(this.#text, start, this.#parent);
    return { selector: { kind: 'filter', text: this.#text.slice(start, end), test: expression }, end };
  }

  /** `(@.length-1)`: from there on; others give the name or index. */
  #script(): void {
    const fromEnd = /^\s*@\.length\s*-\s*(\d+)\s*\)/.exec(this.#text.slice(this.#at));
    if (fromEnd) {
      this.#at += fromEnd[0].length;
      this.#push({ kind: 'slice', start: -Number(fromEnd[1]), end: Number.POSITIVE_INFINITY, step: 1 });
      return;
    }
    const { expression, end } = parseExpression(this.#text, this.#at, this.#parent);
    this.#at = end;
    this.#space();
    if (!this.#takes(')')) throw this.#error('")" is expected here');
    this.#push({ kind: 'computed', key: expression });
  }

  #list(): void {
    const names: string[] = [];
    do names.push(this.#item());
    while (this.#takes(','));
    const [first = ''] = names;
    if (names.length === 1 && first === '*') this.#push({ kind: 'any' });
    else if (names.length === 1 && /^-?\d*:-?\d*(?::-?\d*)?$/.test(first)) this.#push(slice(first));
    else this.#push({ kind: 'names', names: new Set(names) });
  }

  #item(): string {
    this.#space();
    const quote = this.#text[this.#at];
    if (quote === '"' || quote === "'") {
      const { text, end } = readQuoted(this.#text, this.#at, quote);
      this.#at = end;
      this.#space();
      return text;
    }
    const end = /[,\]]|$/.exec(this.#text.slice(this.#at))!.index + this.#at;
    const name = this.#text.slice(this.#at, end).trim();
    if (name === '') throw this.#error('a name, an index or * is expected here');
    this.#at = end;
    return name;
  }

  #push(selector: Selector): void {
    this.#steps.push({ kind: 'child', selector });
  }

  #takes(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #space(): void {
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at++;
  }

  #error(message: string): PathError {
    return new PathError(message, this.#text, this.#at);
  }
}

/** Spectral's first engine takes `..*.name` for `..name`: what `*` stands for may be nothing at all. */
function withoutDeepAny(steps: readonly WrittenStep[]): readonly WrittenStep[] {
  return steps.filter((step, index) => {
    const isDeepAny = isAny(step) && steps[index - 1]?.kind === 'descend';
    return !isDeepAny || !steps.slice(index + 1).some(({ kind }) => kind !== 'parent');
  });
}

function isAny(step: WrittenStep): boolean {
  return step.kind === 'child' && step.selector.kind === 'any';
}

function slice(text: string): Selector {
  const [start = '', end = '', step = ''] = text.split(':');
  return {
    kind: 'slice',
    start: Number(start),
    end: end === '' ? Number.POSITIVE_INFINITY : Number(end),
    step: step === '' ? 1 : Number(step),
  };
}
