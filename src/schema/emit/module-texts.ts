import type { UnitCompiler } from '../compile/compiler.js';
import type { KnownEmission } from './known-emission.js';
import { literal, property } from './literal.js';
import { ModuleText, type Surroundings } from './module.js';
import { type Places, SHARED } from './places.js';
import { surroundingsOf } from './surroundings.js';
import type { CheckGroup, EmitOptions, EmittedFile } from './types.js';
import { isPart, type UnitGraph } from './unit-graph.js';
import { functionName } from './unit-text.js';

export type Keys = readonly (readonly [name: string, key: string])[];

/** Puts the modules together, those that an earlier run made as they were. */
export class ModuleTexts {
  readonly #own: ReturnType<Places['byOwner']>;
  readonly #around: Surroundings;
  readonly #runtime: string;
  readonly #shared: string;

  constructor(
    readonly compiler: UnitCompiler,
    readonly graph: UnitGraph,
    readonly places: Places,
    { runtime = 'specwright/runtime', shared = 'shared' }: EmitOptions,
  ) {
    this.#own = places.byOwner();
    this.#around = surroundingsOf(compiler.projector);
    this.#runtime = runtime;
    this.#shared = shared;
  }

  /** Whether the known modules hold the same functions as before. Else what they are made of has to be read after all. */
  canStand(known: KnownEmission, groups: readonly CheckGroup[]): boolean {
    const { shared } = known;
    if (!shared) return true;
    const functions = this.#own.get(SHARED) ?? [];
    if (!isSame(functions, shared.own) || !functions.every(key => this.#isUnchanged(key, known))) return false;
    return groups.every(group => {
      const before = known.group(group);
      return !before || isSame(this.#own.get(group.module) ?? [], before.own);
    });
  }

  /** A part's key tells its content; what an operation shares with another by place is compared. */
  #isUnchanged(key: string, known: KnownEmission): boolean {
    return isPart(key) || known.units.has(key) || known.shared?.contents[key] === this.graph.texts.contentOf(key);
  }

  shared({ shared: before }: KnownEmission): EmittedFile {
    const path = `${this.#shared}.js`;
    if (before) return { path, text: before.text };
    const module = new ModuleText(this.#runtime, this.#around);
    for (const key of this.#own.get(SHARED) ?? []) this.#add(module, key, 'export function');
    return { path, text: module.text(undefined, true) };
  }

  group(known: KnownEmission, group: CheckGroup, keys: Keys): EmittedFile {
    return { path: `${group.module}.js`, text: known.group(group)?.text ?? this.#groupText(group.module, keys) };
  }

  #groupText(path: string, keys: Keys): string {
    const module = new ModuleText(this.#runtime, this.#around);
    const own = this.#own.get(path) ?? [];
    const called = new Set([...keys.map(([, key]) => key), ...own.flatMap(key => this.graph.of(key).calls)]);
    const from = relative(path, this.#shared);
    for (const key of called) if (this.places.owners.get(key) === SHARED) module.imports.add(from, functionName(key));
    for (const key of own) this.#add(module, key, 'function');
    const parent = module.imports.add(from, 'rules');
    const create = module.imports.add(this.#runtime, 'createCheck');
    const entries = keys.map(
      ([name, key]) => `${property(name)}:${create}(${functionName(key)},()=>rules.lookup(${literal(key)}),rules)`,
    );
    return `${module.text(parent, false)}export const checks={${entries.join(',\n')}};\n`;
  }

  #add(module: ModuleText, key: string, keyword: 'function' | 'export function'): void {
    module.addFunction(this.graph.texts.of(key), keyword);
    if (!isPart(key)) module.addSchema(key, this.compiler.schemaOf(key), this.graph.texts.json(key));
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** The import of one module of the output folder by another. */
function relative(from: string, to: string): string {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  const up = '../'.repeat(a.length - same);
  return `${up === '' ? './' : up}${b.slice(same).join('/')}.js`;
}
