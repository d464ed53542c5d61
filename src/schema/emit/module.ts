import type { Meaning } from '../compile/keywords/linker.js';
import type { CheckSchema, PatternChoice } from '../runtime/rules.js';
import { Imports } from './imports.js';
import { jsonLiteral, jsonTextLiteral, literal, property } from './literal.js';
import { functionName, type UnitText } from './unit-text.js';

/** What a module's text is made of beside its functions. */
export interface Surroundings {
  readonly choice: (pattern: string) => PatternChoice;
  readonly definition: (kind: 'format' | 'keyword', name: string) => { module: string; export: string } | undefined;
}

/** A literal, or a name from outside with the member that only the run-time form of what it stands for has. */
const OUTER = /("(?:[^"\\]|\\.)*")|(?<![.\w$])(_\d+)\b(?:\.check(?=\()|\.json\b)?/g;

/** The text of one module, put together piece by piece. */
export class ModuleText {
  readonly imports = new Imports();
  readonly #constants = new Map<string, string>();
  readonly #functions: string[] = [];
  readonly #schemas: string[] = [];
  readonly #patterns = new Map<string, PatternChoice>();
  readonly #defined = { format: new Map<string, string>(), keyword: new Map<string, string>() };

  constructor(
    readonly runtime: string,
    readonly around: Surroundings,
  ) {}

  /** Adds a function, with what it names from outside put in. */
  addFunction({ key, code, names }: UnitText, keyword: 'function' | 'export function'): void {
    const terms = new Map(names.map(([name, meaning]) => [name, this.#term(meaning)]));
    // A call of another check is the call of its function.
    const text = code.replace(OUTER, (all, quoted: string | undefined, name: string) =>
      quoted === undefined ? (terms.get(name) ?? all) : all,
    );
    this.#functions.push(`${keyword} ${functionName(key)}${text.slice('function'.length)}`);
  }

  /** Adds a schema for explaining, and the formats, keywords and patterns that it names. */
  addSchema(key: string, schema: CheckSchema, json: string): void {
    this.#schemas.push(`${property(key)}:${jsonTextLiteral(json)}`);
    this.#gather(schema);
  }

  /** The declarations of a module: its rules named `rules`, built on those of another where there is one. */
  text(parent: string | undefined, exported: boolean): string {
    const rules = this.#rules(parent, exported);
    return `${[
      this.imports.text(),
      ...[...this.#constants].map(([value, name]) => `const ${name}=${value};`),
      ...this.#functions,
      rules,
    ]
      .filter(part => part !== '')
      .join('\n')}\n`;
  }

  #rules(parent: string | undefined, exported: boolean): string {
    const fields = [`schemas:{${this.#schemas.join(',\n')}}`];
    const unusual = [...this.#patterns].filter(([, choice]) => choice !== 'u');
    if (unusual.length > 0)
      fields.push(`patterns:{${unusual.map(([name, choice]) => `${property(name)}:${literal(choice)}`).join()}}`);
    if (unusual.some(([, choice]) => choice === 're2'))
      fields.push(`re2:${this.imports.add(`${this.runtime}/re2`, 're2')}`);
    for (const kind of ['format', 'keyword'] as const) {
      const found = [...this.#defined[kind]].sort(([a], [b]) => (a < b ? -1 : 1));
      if (found.length > 0)
        fields.push(`${kind}s:{${found.map(([name, term]) => `${property(name)}:${term}`).join()}}`);
    }
    if (parent !== undefined) fields.push(`parent:${parent}`);
    return `${exported ? 'export ' : ''}const rules=${this.imports.add(this.runtime, 'createRules')}({${fields.join(',')}});`;
  }

  #term(meaning: Meaning): string {
    switch (meaning.kind) {
      case 'link':
        return functionName(meaning.key);
      case 'helper':
        if (meaning.name !== 'interpret') return this.imports.add(this.runtime, meaning.name);
        this.imports.add(this.runtime, 'holds');
        return this.#constant('(schema,value)=>holds(schema,value,rules)');
      case 'pattern':
        return this.#pattern(meaning.source);
      case 'set':
        return this.#constant(`new Set(${scripted(meaning.values)})`);
      case 'json':
        return this.#constant(`JSON.parse(${jsonLiteral(meaning.json)})`);
      default:
        return this.#defined[meaning.kind].get(meaning.name) ?? this.#definition(meaning.kind, meaning.name);
    }
  }

  #definition(kind: 'format' | 'keyword', name: string): string {
    const own = this.around.definition(kind, name);
    if (!own) return this.#constant(`${this.imports.add(this.runtime, 'formats')}.get(${literal(name)})`);
    const term = this.imports.add(own.module, own.export);
    this.#defined[kind].set(name, term);
    return term;
  }

  #pattern(source: string): string {
    const choice = this.around.choice(source);
    if (choice === 're2')
      return this.#constant(`${this.imports.add(`${this.runtime}/re2`, 're2')}(${literal(source)})`);
    return this.#constant(`new RegExp(${literal(source)},${literal(choice)})`);
  }

  #constant(value: string): string {
    let name = this.#constants.get(value);
    if (!name) this.#constants.set(value, (name = `c${this.#constants.size}`));
    return name;
  }

  #gather(schema: unknown): void {
    if (typeof schema !== 'object' || schema === null) return;
    if (Array.isArray(schema)) {
      for (const item of schema) this.#gather(item);
      return;
    }
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === 'enum' || keyword === 'const') continue;
      if (keyword === 'pattern' && typeof value === 'string') this.#patterns.set(value, this.around.choice(value));
      if (keyword === 'patternProperties')
        for (const name of Object.keys(value)) this.#patterns.set(name, this.around.choice(name));
      if (keyword === 'format' && typeof value === 'string' && this.around.definition('format', value))
        this.#definition('format', value);
      if (keyword === '~custom') for (const name of Object.keys(value)) this.#definition('keyword', name);
      this.#gather(value);
    }
  }
}

/** Values as an array of JavaScript. */
function scripted(values: readonly unknown[]): string {
  return `[${values.map(value => (typeof value === 'string' ? literal(value) : JSON.stringify(value))).join()}]`;
}
