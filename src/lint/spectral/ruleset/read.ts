// https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets#extending-rulesets
import { statSync } from 'node:fs';
import { dirname, extname, isAbsolute, relative, resolve } from 'node:path';
import { FindingsError } from '../../../diagnostics/index.js';
import { loadDocument } from '../../../document/index.js';
import { defaultOf, ModuleLoader } from '../modules/loader.js';
import { resolveModule } from '../modules/resolve.js';
import { builtIn } from '../modules/stand-ins.js';
import { guarded } from '../run/guard.js';
import type { Faults, Origin } from './faults.js';
import { NodeMaker, type Reading } from './make-node.js';
import { withMerges } from './merge-keys.js';
import type { Part, RulesetNode } from './node.js';
import { moduleOrigin, nameOrigin } from './origins.js';

export interface ReadOptions {
  /** The folder that relative paths begin at. Default: the process's. */
  readonly cwd?: string;
  /** Whether rulesets may be read from URLs. Default: false. */
  readonly allowRemote?: boolean;
}

/** How long a module may take to load, with all that it imports. */
const loadMilliseconds = 30_000;

const modules = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']);

/** Reads rulesets and those that they extend. */
export class RulesetReader implements Reading {
  /** Modules are others' code, which may never end. */
  readonly loader = { load: (path: string): unknown => guarded(() => this.#modules.load(path), loadMilliseconds) };
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
    if (/^https?:\/\//i.test(source)) return this.#remote(source, part);
    const path = this.#pathOf(source, from?.path);
    if (path === undefined)
      return this.#unreadable(`${source} is neither a file nor a package that is installed here`, part);
    if (this.#open.includes(path)) {
      const circle = [...this.#open.slice(this.#open.indexOf(path)), path]
        .map(one => this.#display(one))
        .join(' extends ');
      this.faults.add('ruleset-cycle', circle, part.origin, part.pointer);
      return undefined;
    }
    this.#open.push(path);
    try {
      return await (modules.has(extname(path)) ? this.#module(path, part) : this.#file(path, path, part));
    } finally {
      this.#open.pop();
    }
  }

  /** A ruleset in hand, which may name others. */
  node(definition: unknown, part: Part, path: string | undefined): Promise<RulesetNode | undefined> {
    return new NodeMaker(this, part, path).make(definition);
  }

  #pathOf(source: string, from: string | undefined): string | undefined {
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

  async #file(path: string, source: string, part: Part): Promise<RulesetNode | undefined> {
    const file = await this.#load(path, source, part, path.startsWith('http'));
    if (!file) return undefined;
    const origin: Origin = { locate: pointer => file.locate(pointer, 'key') };
    return this.node(withMerges(file.value), { origin, pointer: '' }, path.startsWith('http') ? undefined : path);
  }

  async #load(path: string, source: string, part: Part, allowRemote: boolean) {
    try {
      const shown = allowRemote ? source : this.#display(path);
      // references in a ruleset are those of its schemas, which lead to what the schemas' own checks know
      return (await loadDocument(shown, { cwd: this.#cwd, allowBroken: true, allowRemote })).root;
    } catch (error) {
      if (!(error instanceof FindingsError)) throw error;
      this.faults.take(error.findings);
      if (part.pointer !== '') this.#unreadable(`${source} cannot be read`, part);
      return undefined;
    }
  }

  async #remote(url: string, part: Part): Promise<RulesetNode | undefined> {
    if (this.#options.allowRemote !== true) {
      return this.#unreadable(
        `${url} would have to be fetched: rulesets are read from URLs with --allow-remote only`,
        part,
      );
    }
    if (modules.has(extname(new URL(url).pathname)))
      return this.#unreadable(`${url} is code, which is not run from a URL`, part);
    return this.#file(url, url, part);
  }

  async #module(path: string, part: Part): Promise<RulesetNode | undefined> {
    try {
      const definition = defaultOf(this.loader.load(path));
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
    const shown = relative(this.#cwd, path);
    return shown.startsWith('..') ? path : shown;
  }

  #unreadable(message: string, { origin, pointer }: Part): undefined {
    this.faults.add('ruleset-unreadable', message, origin, pointer);
  }
}
