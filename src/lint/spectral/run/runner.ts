import { type DocumentSet, formatPointer, type Json, type NodeRef } from '../../../document/index.js';
import { type Path, PathError, parsePath, walk } from '../json-path/index.js';
import { AliasError, expressionsOf } from '../ruleset/aliases.js';
import type { Faults } from '../ruleset/faults.js';
import { inputCheck } from '../ruleset/json-check.js';
import type { Check, Rule } from '../ruleset/rule.js';
import type { FunctionContext, FunctionResult, JsonPath } from '../types.js';
import type { ResolvedView } from '../view/resolved-view.js';
import { closest } from '../view/written-place.js';
import { isPromise, resultsOf } from './given-results.js';
import { TimeLimitError } from './guard.js';
import { OwnCalls } from './own-calls.js';
import { Reporter } from './report.js';
import type { Results } from './results.js';
import { type Target, targetsOf } from './targets.js';

/** What is asked of the nodes that one expression leads to. */
interface Asked {
  readonly rule: Rule;
  readonly checks: readonly {
    readonly check: Check;
    targets(value: unknown): readonly Target[];
    accepts(value: unknown): boolean;
  }[];
}

/** Runs rules over a document: all expressions of all rules in one walk over each of its two views. */
export class Runner {
  readonly #set: DocumentSet;
  readonly #view: ResolvedView;
  readonly #faults: Faults;
  readonly #formats: ReadonlySet<unknown>;
  readonly #reporter: Reporter;
  readonly #shared: Pick<FunctionContext, 'document' | 'documentInventory'>;
  readonly #waiting: Promise<void>[] = [];
  readonly #own: OwnCalls;

  constructor(
    set: DocumentSet,
    view: ResolvedView,
    formats: ReadonlySet<unknown>,
    faults: Faults,
    results: Results,
    rulesetPath: string | undefined,
    functionMilliseconds: number,
  ) {
    this.#set = set;
    this.#view = view;
    this.#faults = faults;
    this.#formats = formats;
    this.#reporter = new Reporter(set.root, view, results, rulesetPath);
    this.#own = new OwnCalls(functionMilliseconds);
    this.#shared = this.#contextOf();
  }

  async run(rules: readonly Rule[]): Promise<void> {
    const relevant = rules.filter(rule => !rule.formats || [...rule.formats].some(format => this.#formats.has(format)));
    for (const resolved of [true, false]) {
      const asked = this.#asked(relevant.filter(rule => rule.resolved === resolved));
      if (asked.size === 0) continue;
      const paths = [...asked.keys()];
      const by = [...asked.values()];
      const onMatch = (index: number, value: unknown, path: JsonPath) => {
        for (const each of by[index]!) this.#ask(each, value, path);
      };
      if (resolved) walk(this.#view.value, paths, onMatch, this.#view);
      else walk(this.#set.root.value, paths, onMatch);
    }
    await Promise.all(this.#waiting);
    await this.#own.run(({ rule, path }) => ({ ...this.#shared, path, rule }), {
      told: ({ rule, path }, results) => this.#tell(rule, path, results),
      failed: ({ rule, check }, error) => this.#failed(rule, check, error),
    });
  }

  /** By expression, the rules that have it. */
  #asked(rules: readonly Rule[]): ReadonlyMap<Path, readonly Asked[]> {
    const paths = new Map<string, Path | undefined>();
    const asked = new Map<Path, Asked[]>();
    for (const rule of rules) {
      const one = this.#checksOf(rule);
      if (!one) continue;
      for (const text of new Set(this.#expressions(rule))) {
        if (!paths.has(text)) paths.set(text, undefined);
        const path = paths.get(text) ?? this.#parsed(rule, text);
        if (!path) continue;
        paths.set(text, path);
        const known = asked.get(path);
        if (known) known.push(one);
        else asked.set(path, [one]);
      }
    }
    return asked;
  }

  #checksOf(rule: Rule): Asked | undefined {
    try {
      const checks = rule.checks.map(check => ({
        check,
        targets: targetsOf(check.field),
        accepts: inputCheck(check.function.input),
      }));
      return { rule, checks };
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      this.#pathFault(rule, error);
      return undefined;
    }
  }

  #expressions(rule: Rule): readonly string[] {
    return rule.given.flatMap(given => {
      try {
        return expressionsOf(given, rule.aliases, this.#formats);
      } catch (error) {
        if (!(error instanceof AliasError)) throw error;
        const { origin, pointer } = rule.givenPart;
        this.#faults.add('ruleset-alias-unknown', `${rule.name}: ${error.message}`, origin, pointer);
        return [];
      }
    });
  }

  #parsed(rule: Rule, text: string): Path | undefined {
    try {
      return parsePath(text);
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      this.#pathFault(rule, error);
      return undefined;
    }
  }

  #pathFault(rule: Rule, { text, offset, message }: PathError): void {
    const { origin, pointer } = rule.givenPart;
    const said = `${rule.name}: ${text} cannot be read at character ${offset + 1}: ${message}`;
    this.#faults.add('ruleset-path-invalid', said, origin, pointer);
  }

  #ask({ rule, checks }: Asked, value: unknown, path: JsonPath): void {
    for (const { check, targets, accepts } of checks) {
      for (const target of targets(value)) {
        if (accepts(target.value)) this.#call(rule, check, target.value, [...path, ...target.path]);
      }
    }
  }

  #call(rule: Rule, check: Check, value: unknown, path: JsonPath): void {
    if (check.isOwn) {
      this.#own.add({ rule, check, value, path });
      return;
    }
    try {
      const results = check.function.run(value, check.options, { ...this.#shared, path, rule });
      if (isPromise(results)) {
        const told = results
          .then(found => this.#tell(rule, path, resultsOf(found)))
          .catch(error => this.#failed(rule, check, error));
        this.#waiting.push(told);
      } else this.#tell(rule, path, resultsOf(results));
    } catch (error) {
      this.#failed(rule, check, error);
    }
  }

  #tell(rule: Rule, path: JsonPath, results: readonly FunctionResult[]): void {
    for (const result of results) this.#reporter.add(rule, path, result);
  }

  #failed(rule: Rule, { functionName, part }: Check, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof TimeLimitError) {
      this.#faults.add(
        'ruleset-function-timeout',
        `${functionName} ${why}, at ${rule.name}`,
        part.origin,
        part.pointer,
      );
      return;
    }
    const message = `${functionName} of ${rule.name} threw: ${why}`;
    this.#faults.add('ruleset-function-failed', message, part.origin, part.pointer);
  }

  #contextOf(): Pick<FunctionContext, 'document' | 'documentInventory'> {
    const { root } = this.#set;
    const source = root.uri;
    return {
      document: { data: root.value, source, formats: this.#formats },
      documentInventory: {
        resolved: this.#view.value,
        unresolved: root.value,
        source,
        findAssociatedItemForPath: (path: JsonPath, resolved: boolean): NodeRef | undefined => {
          const { file, path: written } = this.#reporter.place(path, resolved);
          // a node of a document is a JSON value
          return { file, pointer: formatPointer(written), value: closest(file.value, written).value as Json };
        },
      },
    };
  }
}
