import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Json } from '../../../document/index.js';
import { defaultOf } from '../modules/loader.js';
import type { Faults } from './faults.js';
import { entryOf } from './function-entry.js';
import type { NamedEntry } from './named-entry.js';
import {
  type Extension,
  isRecord,
  isUrl,
  listOf,
  type Mode,
  type Override,
  type Part,
  partAt,
  type RulesetNode,
  whoseFile,
} from './node.js';

/** Reads what a ruleset names. */
export interface Reading {
  readonly faults: Faults;
  readonly loader: { load(path: string): Promise<unknown> };
  read(
    source: string,
    from: { readonly part: Part; readonly path: string | undefined },
  ): Promise<RulesetNode | undefined>;
  node(definition: unknown, part: Part, path: string | undefined): Promise<RulesetNode | undefined>;
}

const modes: ReadonlySet<unknown> = new Set<Mode>(['all', 'recommended', 'off']);

/** Makes the node of one definition: reads what it extends, loads what it names. */
export class NodeMaker {
  readonly #reader: Reading;
  readonly #part: Part;
  readonly #path: string | undefined;

  constructor(reader: Reading, part: Part, path: string | undefined) {
    this.#reader = reader;
    this.#part = part;
    this.#path = path;
  }

  async make(definition: unknown): Promise<RulesetNode | undefined> {
    if (!isRecord(definition)) return this.#fault('a ruleset is an object', this.#part);
    if (!['rules', 'extends', 'overrides', 'aliases'].some(name => name in definition)) {
      this.#fault('a ruleset has rules, extends or overrides', this.#part);
    }
    const functions = await this.#functions(definition);
    return {
      definition,
      part: this.#part,
      path: this.#path,
      functions,
      extensions: await this.#extensions(definition['extends'], partAt(this.#part, 'extends')),
      overrides: [
        ...(await this.#overrides(definition, functions)),
        ...this.#exceptions(definition['except'], functions),
      ],
    };
  }

  async #extensions(given: unknown, part: Part): Promise<readonly Extension[]> {
    if (given === undefined || given === null) return [];
    const found: Extension[] = [];
    const list = listOf(given);
    for (const [index, one] of list.entries()) {
      const at = Array.isArray(given) ? partAt(part, index) : part;
      const isExplicit = Array.isArray(one);
      const [source, mode = 'recommended'] = isExplicit ? one : [one];
      const node = await this.#extended(source, at);
      if (!modes.has(mode)) this.#fault(`${JSON.stringify(mode)} is neither all, recommended nor off`, at);
      // the set has all modes
      else if (node) found.push({ node, mode: mode as Mode, isExplicit });
    }
    return found;
  }

  async #extended(source: unknown, part: Part): Promise<RulesetNode | undefined> {
    if (typeof source === 'string') return this.#reader.read(source, { part, path: this.#path });
    if (isRecord(source)) return this.#reader.node(defaultOf(source), part, this.#path);
    return this.#fault('what a ruleset extends is named by a text', part);
  }

  /** Of a YAML file: the names of modules in `functionsDir`, or such names with a schema of the options. */
  async #functions({
    functions,
    functionsDir,
  }: Readonly<Record<string, unknown>>): Promise<ReadonlyMap<string, NamedEntry>> {
    const found = new Map<string, NamedEntry>();
    for (const [index, one] of (Array.isArray(functions) ? functions : []).entries()) {
      const [name, options] = listOf(one);
      const folder = typeof functionsDir === 'string' ? functionsDir : 'functions';
      const entry = await this.#function(String(name), folder, partAt(this.#part, 'functions', index));
      // a schema in a JSON or YAML file is JSON
      if (entry)
        found.set(String(name), {
          ...entry,
          name: String(name),
          ...(isRecord(options) && { options: options as Json }),
        });
    }
    return found;
  }

  async #function(name: string, folder: string, part: Part): Promise<NamedEntry | undefined> {
    const { origin, pointer } = part;
    const base = resolve(dirname(this.#path ?? '.'), folder, name);
    const path = ['.js', '.mjs', '.cjs', '.ts']
      .map(ending => base + ending)
      .find(one => statSync(one, { throwIfNoEntry: false }));
    const fault = (why: string) =>
      this.#reader.faults.add('ruleset-function-unknown', `the function ${name} ${why}`, origin, pointer);
    if (this.#path !== undefined && isUrl(this.#path)) {
      fault('is code, which is not run from a URL');
      return undefined;
    }
    if (path === undefined) {
      fault(`is not in ${folder}`);
      return undefined;
    }
    try {
      const entry = entryOf(defaultOf(await this.#reader.loader.load(path)));
      if (!entry) fault('is no function: its module has to export one by default');
      return entry && { ...entry, whose: whoseFile(path) };
    } catch (error) {
      fault(`cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  async #overrides(
    { overrides }: Readonly<Record<string, unknown>>,
    functions: ReadonlyMap<string, NamedEntry>,
  ): Promise<readonly Override[]> {
    const found: Override[] = [];
    for (const [index, one] of (Array.isArray(overrides) ? overrides : []).entries()) {
      const part = partAt(this.#part, 'overrides', index);
      const files = isRecord(one) ? one['files'] : undefined;
      if (!isRecord(one) || !Array.isArray(files) || !files.every(file => typeof file === 'string')) {
        this.#fault('an override has files, a list of patterns', partAt(part, 'files'));
        continue;
      }
      const { files: _, extends: extended, ...definition } = one;
      const extensions = await this.#extensions(extended, partAt(part, 'extends'));
      found.push({ files, node: { definition, part, path: this.#path, functions, extensions, overrides: [] } });
    }
    return found;
  }

  /** The older form: rules that are off for parts of files. */
  #exceptions(except: unknown, functions: ReadonlyMap<string, NamedEntry>): readonly Override[] {
    if (!isRecord(except)) return [];
    return Object.entries(except).map(([file, rules]) => {
      const definition = { rules: Object.fromEntries(listOf(rules).map(rule => [String(rule), 'off'])) };
      const part = partAt(this.#part, 'except', file);
      return { files: [file], node: { definition, part, path: this.#path, functions, extensions: [], overrides: [] } };
    });
  }

  #fault(message: string, { origin, pointer }: Part): undefined {
    this.#reader.faults.add('ruleset-invalid', message, origin, pointer);
  }
}
