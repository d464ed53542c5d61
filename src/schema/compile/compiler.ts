import { createHash } from 'node:crypto';
import type { Schema, SchemaId } from '../../contract/index.js';
import type { Finding } from '../../diagnostics/index.js';
import { createCheck } from '../runtime/check.js';
import { isEncoded, isMedia } from '../runtime/content.js';
import { equal, unique } from '../runtime/equal.js';
import { holds } from '../runtime/evaluate.js';
import { isMultiple, length } from '../runtime/measure.js';
import type { CheckSchema, Matcher, Rules } from '../runtime/rules.js';
import type { Compiler, Use, Validate } from '../types.js';
import { type Compiled, Engine } from './engine.js';
import { formOf } from './form.js';
import type { Link, Linker, Meaning } from './keywords/linker.js';
import { nothingKnown } from './known.js';
import type { CompileOptions } from './options.js';
import type { Part } from './part.js';
import { Projector } from './projector.js';
import { rulesOf } from './rules-of.js';

/** Compiles units and parts, each once, when it is first called or asked for. */
export class UnitCompiler implements Linker {
  readonly projector: Projector;
  readonly meanings = new Map<unknown, Meaning>();
  readonly rules: Rules;
  readonly helpers: Linker['helpers'];
  readonly #links = new Map<string, Link>();
  readonly #parts = new Map<string, CheckSchema>();
  readonly #compiled = new Map<string, Compiled>();
  readonly #engine: Engine;

  constructor(schemas: ReadonlyMap<SchemaId, Schema>, options: CompileOptions, textOnly = false, known = nothingKnown) {
    this.projector = new Projector(schemas, options, known);
    const { projector } = this;
    this.rules = rulesOf(projector);
    const interpret = (schema: CheckSchema, value: unknown) => holds(schema, value, this.rules);
    this.helpers = { equal, unique, length, isMultiple, isEncoded, isMedia, interpret };
    this.#engine = new Engine(this, textOnly);
  }

  link(part: Part): Link {
    const key = 'unit' in part ? part.unit : partKey(part.part);
    let link = this.#links.get(key);
    if (!link) {
      if ('part' in part) this.#parts.set(key, part.part);
      const made: Link = { key, check: value => (made.check = this.compiled(key).check)(value) };
      this.#links.set(key, (link = made));
    }
    return link;
  }

  compiled(key: string): Compiled {
    let compiled = this.#compiled.get(key);
    if (!compiled) {
      compiled = this.#engine.compile(formOf(this.schemaOf(key)));
      this.#compiled.set(key, compiled);
    }
    return compiled;
  }

  schemaOf(key: string): CheckSchema {
    return this.#parts.get(key) ?? this.projector.unit(key).schema;
  }

  matcher(pattern: string): Matcher {
    return this.rules.matcher(pattern);
  }

  format(name: string) {
    return this.projector.format(name)!;
  }

  keyword(name: string) {
    return this.projector.keyword(name)!.definition;
  }
}

/** Parts are known by their content: equal ones are one function. */
export function partKey(part: CheckSchema): string {
  return `part:${createHash('sha256').update(JSON.stringify(part)).digest('base64url').slice(0, 16)}`;
}

/** A `Compiler` that also tells what it found on its way. */
export interface SchemaCompiler extends Compiler {
  /** Warnings and hints about the schemas compiled so far, such as unknown formats. */
  readonly findings: readonly Finding[];
  /** Matches a pattern of the schemas compiled so far, in the way that was chosen for it. */
  matches(pattern: string, text: string): boolean;
}

/**
 * Makes checks of a contract's schemas, from the document at run time.
 * @param schemas `contract.schemas`
 * @param options what is asserted, and the user's own formats and keywords
 */
export function createCompiler(schemas: ReadonlyMap<SchemaId, Schema>, options: CompileOptions = {}): SchemaCompiler {
  const units = new UnitCompiler(schemas, options);
  const checks = new Map<string, Validate>();
  return Object.freeze({
    get findings() {
      return Object.freeze([...units.projector.findings]);
    },
    matches: (pattern: string, text: string) => units.matcher(pattern).test(text),
    validate(id: SchemaId, use: Use): Validate {
      const key = units.projector.key(id, use);
      let check = checks.get(key);
      if (!check) {
        units.projector.verify(key);
        const link = units.link({ unit: key });
        check = createCheck(
          value => link.check(value),
          () => units.projector.unit(key).schema,
          units.rules,
        );
        checks.set(key, check);
      }
      return check;
    },
  });
}
