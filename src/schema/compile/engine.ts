import type { Code, Name } from 'ajv/dist/compile/codegen/code.js';
import type { ScopeValueSets } from 'ajv/dist/compile/codegen/scope.js';
import type Ajv from 'ajv/dist/core.js';
import { ajvPackage } from './ajv-package.js';
import { applicators } from './keywords/applicators.js';
import { assertions } from './keywords/assertions.js';
import type { Linker, Meaning } from './keywords/linker.js';
import type { Form } from './part.js';
import { strip, type Text } from './strip.js';

/** One compiled form: what it does, and what its text means. */
export interface Compiled {
  readonly check: (value: unknown) => boolean;
  readonly code: string;
  /** What the names of the text that are not its own stand for. */
  readonly names: ReadonlyMap<string, Meaning>;
}

/** As ajv writes them, but joined once: it copies all before each, and a parent may name thousands of children. */
function declarations(scope: Name, values: ScopeValueSets = {}): Code {
  const names = Object.values(values).flatMap(set => [...(set ?? [])]);
  const { Code } = ajvPackage();
  return new Code(names.map(name => `const ${name} = ${scope}${name.scopePath};`).join(''));
}

/** The adapter of ajv: turns forms into functions that say yes or no. */
export class Engine {
  readonly #ajv: Ajv.default;
  readonly #linker: Linker;
  #text: Text = { code: '', names: [] };

  /** @param textOnly leaves the functions out where only their text is wanted */
  constructor(
    linker: Linker,
    readonly textOnly = false,
  ) {
    this.#linker = linker;
    const { Ajv } = ajvPackage();
    this.#ajv = new Ajv({
      strict: false,
      meta: false,
      validateSchema: false,
      addUsedSchema: false,
      // Every keyword then stands by itself: none asks whether one before it failed, since that has returned.
      allErrors: true,
      messages: false,
      logger: false,
      code: {
        // V8 does the same when it compiles, and this took a third of the time of a check; a text that is kept is shorter for it
        optimize: textOnly,
        regExp: Object.assign((pattern: string) => this.#regExp(pattern), { code: 'undefined' }),
        process: source => this.#process(source),
      },
    });
    this.#ajv.scope.scopeRefs = declarations;
    this.#addKeywords();
  }

  compile(form: Form): Compiled {
    // ajv types the function by the schema; of this one it knows only that it says yes or no.
    const check = this.#ajv.compile({ 'x-check': form }) as (value: unknown) => boolean;
    const { code, names } = this.#text;
    return { check, code, names: new Map(names.map(used => [used.name, this.#meaning(used)])) };
  }

  #process(source: string): string {
    this.#text = strip(source);
    if (this.textOnly) return 'return () => false';
    const declared = this.#text.names.map(({ name, prefix, index }) => `const ${name} = scope.${prefix}[${index}];`);
    return `${declared.join('')}return ${this.#text.code}`;
  }

  #meaning({ name, prefix, index }: Text['names'][number]): Meaning {
    const found = this.#linker.meanings.get(this.#ajv.scope.get()[prefix]?.[index]);
    if (!found) throw new Error(`Compiled code names ${name}, which stands for nothing`);
    return found;
  }

  #regExp(source: string) {
    const matcher = this.#linker.matcher(source);
    // ajv tells patterns apart by their text.
    const named = { test: (text: string) => matcher.test(text), toString: () => source };
    this.#linker.meanings.set(named, { kind: 'pattern', source });
    return named;
  }

  #addKeywords(): void {
    const own = new Set([
      'not',
      'anyOf',
      'oneOf',
      'if',
      'then',
      'else',
      'contains',
      'propertyNames',
      'dependencies',
      'additionalProperties',
    ]);
    for (const definition of ajvPackage().applicator(true)) {
      if (typeof definition !== 'string' && !own.has(String(definition.keyword))) this.#ajv.addKeyword(definition);
    }
    for (const definition of ajvPackage().limits) this.#ajv.addKeyword(definition);
    this.#ajv.addKeyword({ keyword: 'type', schemaType: ['string', 'array'] });
    for (const definition of [...applicators(this.#linker), ...assertions(this.#linker)])
      this.#ajv.addKeyword(definition);
  }
}
