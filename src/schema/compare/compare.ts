import type { Schema, SchemaId } from '../../contract/index.js';
import type { CompileOptions } from '../compile/options.js';
import { Projector } from '../compile/projector.js';
import { re2 } from '../pattern/re2.js';
import { createMatchers } from '../runtime/matcher.js';
import type { Matcher } from '../runtime/rules.js';
import type { Use } from '../types.js';
import type { Answer, Reason } from './answer.js';
import { Finder } from './find.js';
import { Graph } from './graph.js';
import type { Meanings } from './meanings.js';
import { OutOfSteps } from './search.js';
import { type Term, Terms } from './terms.js';

/** How the values of one schema stand to those of another. */
export type Relation = 'equal' | 'narrower' | 'wider' | 'incomparable' | 'unknown';

export interface Comparison {
  /** Of the new schema to the old one: `wider` accepts all that the old one did, and more. */
  readonly relation: Relation;
  /** A value that only the old schema accepts. */
  readonly lost?: { readonly value: unknown };
  /** A value that only the new schema accepts. */
  readonly gained?: { readonly value: unknown };
  /** Why nobody can say, where that is so. */
  readonly reason?: Reason;
}

/** A schema of one of the two sides. */
export interface Side {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly id: SchemaId;
  readonly use: Use;
}

const mostSteps = 50_000;

/** Compares schemas of two sets; keeps what it found, so that what they share is compared once. */
export class Comparer {
  readonly #terms = new Terms();
  readonly #graphs = new Map<ReadonlyMap<SchemaId, Schema>, Graph>();
  readonly #again = new Map<string, Term>();
  readonly #options: CompileOptions;
  readonly #matchers = new Map<string, Matcher>();
  readonly #known = new Map<string, Comparison>();

  constructor(options: CompileOptions = {}) {
    this.#options = options;
  }

  compare(before: Side, after: Side): Comparison {
    return this.between(this.term(before), this.term(after));
  }

  term({ schemas, id, use }: Side): Term {
    let graph = this.#graphs.get(schemas);
    if (!graph) {
      graph = new Graph(new Projector(schemas, this.#options), this.#terms, this.#again);
      this.#graphs.set(schemas, graph);
    }
    return graph.term(id, use);
  }

  between(old: Term, now: Term): Comparison {
    if (old === now) return { relation: 'equal' };
    const key = `${old} ${now}`;
    let known = this.#known.get(key);
    if (!known) {
      known = relationOf(this.difference(old, now), this.difference(now, old));
      this.#known.set(key, known);
    }
    return known;
  }

  /** A value that the one accepts and the other does not. */
  difference(one: Term, other: Term): Answer {
    const terms = this.#terms;
    try {
      return new Finder(this.#meanings(), mostSteps).find(terms.all([one, terms.not(other)]));
    } catch (error) {
      if (error instanceof OutOfSteps) return { unknown: 'steps' };
      throw error;
    }
  }

  #meanings(): Meanings {
    const graph = [...this.#graphs.values()][0]!;
    return {
      terms: this.#terms,
      again: key => this.#again.get(key)!,
      matches: (pattern, text) => this.#matcher(pattern).test(text),
      hasFormat: (name, value) => {
        const format = graph.projector.format(name);
        return !format || format.applies !== typeof value || format.test(value as never);
      },
      satisfies: () => undefined,
    };
  }

  #matcher(pattern: string): Matcher {
    let matcher = this.#matchers.get(pattern);
    if (!matcher) {
      const choices = [...this.#graphs.values()].map(({ projector }) => projector.patterns.get(pattern));
      const choice = choices.find(each => each !== undefined) ?? 'u';
      matcher = createMatchers(Object.fromEntries([[pattern, choice]]), re2)(pattern);
      this.#matchers.set(pattern, matcher);
    }
    return matcher;
  }
}

function relationOf(lost: Answer, gained: Answer): Comparison {
  if (lost === 'none' && gained === 'none') return { relation: 'equal' };
  const values = {
    ...(lost !== 'none' && 'value' in lost && { lost: { value: lost.value } }),
    ...(gained !== 'none' && 'value' in gained && { gained: { value: gained.value } }),
  };
  const reason = [lost, gained].find(answer => answer !== 'none' && 'unknown' in answer);
  if (typeof reason === 'object' && 'unknown' in reason)
    return { relation: 'unknown', reason: reason.unknown, ...values };
  if (lost === 'none') return { relation: 'wider', ...values };
  return { relation: gained === 'none' ? 'narrower' : 'incomparable', ...values };
}
