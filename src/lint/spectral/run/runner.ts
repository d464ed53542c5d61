import type { Code } from '../../../diagnostics/index.js';
import { type DocumentSet, formatPointer, type Json, type NodeRef } from '../../../document/index.js';
import { TimeLimitError } from '../../../schema/index.js';
import { type Sayable, sayableOf } from '../../around-holes.js';
import type { StopReason, Supervision } from '../../supervision.js';
import { type Path, PathError, parsePath, walk } from '../json-path/index.js';
import { AliasError, expressionsOf } from '../ruleset/aliases.js';
import type { Faults } from '../ruleset/faults.js';
import { inputCheck } from '../ruleset/json-check.js';
import type { Check, Rule } from '../ruleset/rule.js';
import type { FunctionContext, FunctionResult, JsonPath } from '../types.js';
import type { ResolvedView } from '../view/resolved-view.js';
import { closest } from '../view/written-place.js';
import { isPromise, resultsOf } from './given-results.js';
import { OwnCalls } from './own-calls.js';
import { Reporter } from './report.js';
import type { Results } from './results.js';
import { type Target, targetsOf } from './targets.js';
import { UsersCode } from './users-code.js';

/** What keeps users' code within bounds. */
export interface RunLimits {
  /** How long a call of a function that is not Specwright's own may take. Default: 5000. */
  readonly functionMilliseconds?: number;
  /** Who looks after the run from another thread. */
  readonly supervision?: Supervision;
}

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
  readonly #code: UsersCode;
  readonly #own: OwnCalls;
  readonly #sayable: Sayable;

  constructor(
    set: DocumentSet,
    view: ResolvedView,
    formats: ReadonlySet<unknown>,
    faults: Faults,
    results: Results,
    rulesetPath: string | undefined,
    { functionMilliseconds = 5000, supervision }: RunLimits,
  ) {
    this.#set = set;
    this.#sayable = sayableOf(set);
    this.#view = view;
    this.#faults = faults;
    this.#formats = formats;
    this.#reporter = new Reporter(set.root, view, results, rulesetPath);
    this.#code = new UsersCode(functionMilliseconds, supervision);
    this.#own = new OwnCalls(functionMilliseconds, this.#code, {
      told: ({ rule, path }, told) => this.#tell(rule, path, told),
      failed: ({ rule, check }, error) => this.#failed(rule, check, error),
    });
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
    await this.#own.run(({ rule, path }) => ({ ...this.#shared, path, rule }));
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
      for (const { check } of checks) {
        const reason = this.#code.take(check);
        if (reason) this.#stopped(rule, check, reason);
      }
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
        if (accepts(target.value) && this.#isWhole(rule, [...path, ...target.path]))
          this.#call(rule, check, target.value, [...path, ...target.path]);
      }
    }
  }

  /** What a function misses in a node may stand in a part that could not be read. */
  #isWhole(rule: Rule, path: JsonPath): boolean {
    if (this.#sayable.isWhole) return true;
    const { file, path: written, wanted } = this.#reporter.place(path, rule.resolved);
    return wanted.length > written.length || this.#sayable.hasAllOf(file, formatPointer(written));
  }

  #call(rule: Rule, check: Check, value: unknown, path: JsonPath): void {
    if (check.whose === 'own' || (check.whose === 'package' && this.#code.isOneByOne)) {
      this.#own.add({ rule, check, value, path });
      return;
    }
    const run = () => check.function.run(value, check.options, { ...this.#shared, path, rule });
    try {
      if (check.whose === 'package') {
        if (this.#code.mayCall(check)) this.#own.gave({ rule, check, value, path }, this.#code.call(check, run));
        return;
      }
      const results = run();
      if (isPromise(results)) this.#own.gave({ rule, check, value, path }, results);
      else this.#tell(rule, path, resultsOf(results));
    } catch (error) {
      this.#failed(rule, check, error);
    }
  }

  #tell(rule: Rule, path: JsonPath, results: readonly FunctionResult[]): void {
    for (const result of results) this.#reporter.add(rule, path, result);
  }

  #failed(rule: Rule, check: Check, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof TimeLimitError) this.#stopped(rule, check, { isTimeout: true, why });
    else this.#functionFault('ruleset-function-failed', `${check.functionName} of ${rule.name} threw: ${why}`, check);
  }

  #stopped({ name }: Rule, check: Check, { isTimeout, why }: StopReason): void {
    const code = isTimeout ? 'ruleset-function-timeout' : 'ruleset-function-stopped';
    this.#functionFault(code, `${check.functionName} ${why}, at ${name}`, check);
  }

  #functionFault(code: Code, message: string, { part: { origin, pointer } }: Check): void {
    this.#faults.add(code, message, origin, pointer);
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
