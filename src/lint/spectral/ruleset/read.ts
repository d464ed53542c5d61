// https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets#extending-rulesets

import { statSync } from 'node:fs';
import { dirname, extname, isAbsolute, relative, resolve } from 'node:path';
import { FindingsError } from '../../../diagnostics/index.js';
import { type LoadOptions, loadDocument, type SourceFile } from '../../../document/index.js';
import { guarded } from '../../../schema/index.js';
import { nameOfModule, type Supervision } from '../../supervision.js';
import { defaultOf, ModuleLoader } from '../modules/loader.js';
import { resolveModule } from '../modules/resolve.js';
import { builtIn } from '../modules/stand-ins.js';
import { isPromise } from '../run/given-results.js';
import { inTime } from '../run/in-time.js';
import type { Faults, Origin } from './faults.js';
import { NodeMaker, type Reading } from './make-node.js';
import { withMerges } from './merge-keys.js';
import { isUrl, type Part, type RulesetNode } from './node.js';
import { moduleOrigin, nameOrigin } from './origins.js';

export interface ReadOptions {
  /** The folder that relative paths begin at. Default: the process's. */
  readonly cwd?: string;
  /** Whether rulesets may be read from URLs. Default: false. */
  readonly allowRemote?: boolean;
  /** Who looks after the code of rulesets from another thread. */
  readonly supervision?: Supervision;
  /** Told of code that is to be loaded, in the place of loading it. */
  readonly onCode?: () => void;
  /** For tests only, as of `loadDocument`. */
  readonly remote?: NonNullable<LoadOptions['remote']>;
}

/** How long a module may take to load, with all that it imports. */
const loadMilliseconds = 30_000;

const modules = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']);

/** Reads rulesets and those that they extend. */
export class RulesetReader implements Reading {
  readonly loader = { load: (path: string) => this.#loaded(path) };
  readonly faults: Faults;
  readonly #cwd: string;
  readonly #options: ReadOptions;
  readonly #modules = new ModuleLoader();
  readonly #open: string[] = [];

  constructor(faults: Faults, options: ReadOptions) {
    this.faults = faults;
    this.#options = options;
    this.#cwd = resolve(options.cwd ?? '.');
  }

  /**
   * @param source a path, `spectral:oas`, the name of a package, or a URL
   * @returns undefined, with the fault told, where it cannot be read
   */
  async read(
    source: string,
    from?: { readonly part: Part; readonly path: string | undefined },
  ): Promise<RulesetNode | undefined> {
    const part = from?.part ?? { origin: nameOrigin(source), pointer: '' };
    const own = builtIn(source);
    if (own) return this.node(own, part, undefined);
    const path = isUrl(source) ? source : this.#pathOf(source, from?.path);
    if (path === undefined) {
      return this.#unreadable(`${source} is neither a file nor a package that is installed here`, part);
    }
    if (this.#open.includes(path)) {
      const circle = [...this.#open.slice(this.#open.indexOf(path)), path].map(one => this.#display(one));
      this.faults.add('ruleset-cycle', circle.join(' extends '), part.origin, part.pointer);
      return undefined;
    }
    this.#open.push(path);
    try {
      return await this.#readAt(path, part);
    } finally {
      this.#open.pop();
    }
  }

  async #readAt(path: string, part: Part): Promise<RulesetNode | undefined> {
    if (!isUrl(path)) return modules.has(extname(path)) ? this.#module(path, part) : this.#file(path, part);
    if (this.#options.allowRemote !== true) {
      const message = `${path} would have to be fetched: rulesets are read from URLs with --allow-remote only`;
      return this.#unreadable(message, part);
    }
    const isCode = modules.has(extname(new URL(path).pathname));
    return isCode ? this.#unreadable(`${path} is code, which is not run from a URL`, part) : this.#file(path, part);
  }

  /** A ruleset in hand, which may name others. */
  node(definition: unknown, part: Part, path: string | undefined): Promise<RulesetNode | undefined> {
    return new NodeMaker(this, part, path).make(definition);
  }

  /** What a ruleset from a URL names stands beside it, and is never a file or a package of this machine. */
  #pathOf(source: string, from: string | undefined): string | undefined {
    if (from !== undefined && isUrl(from)) return URL.canParse(source, from) ? new URL(source, from).href : undefined;
    const folder = from === undefined ? this.#cwd : dirname(from);
    const path = resolve(folder, source);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
    if (isAbsolute(source) || /^\.{1,2}\//.test(source)) return undefined;
    try {
      return resolveModule(source, resolve(folder, 'ruleset'));
    } catch {
      return undefined;
    }
  }

  async #file(path: string, part: Part): Promise<RulesetNode | undefined> {
    const file = await this.#load(path, part);
    if (!file) return undefined;
    const origin: Origin = { locate: pointer => file.locate(pointer, 'key') };
    return this.node(withMerges(file.value), { origin, pointer: '' }, path);
  }

  async #load(path: string, part: Part): Promise<SourceFile | undefined> {
    try {
      // references in a ruleset are those of its schemas, which lead to what the schemas' own checks know
      const { remote } = this.#options;
      const options = { cwd: this.#cwd, allowBroken: true, allowRemote: isUrl(path), ...(remote && { remote }) };
      const { root, findings } = await loadDocument(this.#display(path), options);
      // half a ruleset is none
      if (root.holes.length > 0) throw new FindingsError(findings.slice(0, 1));
      return root;
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
      this.faults.take(error.findings);
      if (part.pointer !== '') this.#unreadable(`${this.#display(path)} cannot be read`, part);
      return undefined;
    }
  }

  /** Modules are others' code, which may never end, or end the process. */
  async #loaded(path: string): Promise<unknown> {
    const { onCode, supervision } = this.#options;
    if (onCode) {
      onCode();
      throw new Error('it is code, and not loaded here');
    }
    const { watch, stopped } = supervision ?? {};
    const name = nameOfModule(path);
    const reason = stopped?.get(name);
    if (reason) throw new Error(`it ${reason.why}`);
    watch?.enter(watch.known(name), loadMilliseconds);
    try {
      const given = guarded(() => this.#modules.load(path), loadMilliseconds);
      return isPromise(given) ? await inTime(given, loadMilliseconds) : given;
    } finally {
      watch?.leave();
    }
  }

  async #module(path: string, part: Part): Promise<RulesetNode | undefined> {
    try {
      const definition = defaultOf(await this.loader.load(path));
      return await this.node(definition, { origin: moduleOrigin(path, this.#display(path)), pointer: '' }, path);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const origin = moduleOrigin(path, this.#display(path));
      this.faults.add('ruleset-unreadable', `${this.#display(path)} cannot be loaded: ${why}`, origin, '');
      if (part.pointer !== '') this.#unreadable(`${this.#display(path)} cannot be loaded`, part);
      return undefined;
    }
  }

  #display(path: string): string {
    if (isUrl(path)) return path;
    const shown = relative(this.#cwd, path);
    return shown.startsWith('..') ? path : shown;
  }

  #unreadable(message: string, { origin, pointer }: Part): undefined {
    this.faults.add('ruleset-unreadable', message, origin, pointer);
  }
}
