import type { Schema, SchemaId } from '../../contract/index.js';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { UnitCompiler } from '../compile/compiler.js';
import { literal, property } from './literal.js';
import { ModuleText, type Surroundings } from './module.js';
import { calls, Places, SHARED } from './places.js';
import type { CheckGroup, EmitOptions, Emitted, EmittedFile } from './types.js';
import { functionName, UnitTexts } from './unit-text.js';

/**
 * Compiles checks ahead of time to ES modules that import nothing but `specwright/runtime`: one module a group, with
 * `export const checks = { name: Validate }`, and one of what they share. The same input gives the same texts.
 * @param schemas `contract.schemas`
 * @throws FindingsError with all that can't be honoured
 */
export function emitChecks(
  groups: readonly CheckGroup[],
  schemas: ReadonlyMap<SchemaId, Schema>,
  options: EmitOptions = {},
): Emitted {
  const compiler = new UnitCompiler(schemas, options, true);
  const { projector } = compiler;
  const texts = new UnitTexts(compiler, options.cache);
  const checks = keysOf(groups, compiler);
  const isComponent = (key: string) =>
    !key.startsWith('part:') && schemas.get(projector.unit(key).id)?.name !== undefined;
  const places = new Places(texts, isComponent);
  for (const { group, keys } of checks) for (const [, key] of keys) places.add(key, group.module);
  const around = surroundings(compiler);
  const shared = options.shared ?? 'shared';
  const emitter = new Emitter(compiler, texts, places, around, options.runtime ?? 'specwright/runtime', shared);
  const files = [emitter.sharedFile(), ...checks.map(({ group, keys }) => emitter.groupFile(group.module, keys))];
  return Object.freeze({ files: Object.freeze(files), findings: Object.freeze([...projector.findings]) });
}

type Keys = readonly (readonly [name: string, key: string])[];

/** Reads every schema first, so that all findings are thrown at once. */
function keysOf(groups: readonly CheckGroup[], compiler: UnitCompiler): { group: CheckGroup; keys: Keys }[] {
  const { projector } = compiler;
  const found = groups.map(group => ({
    group,
    keys: group.checks.map(({ name, schema, use }) => [name, projector.key(schema.id, use)] as const),
  }));
  for (const { keys } of found) {
    for (const [, key] of keys) {
      try {
        projector.verify(key);
      } catch (error) {
        if (!(error instanceof FindingsError)) throw error;
      }
    }
  }
  const errors = projector.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new FindingsError(errors);
  return found;
}

function surroundings({ projector }: UnitCompiler): Surroundings {
  return {
    choice: pattern => projector.patterns.get(pattern) ?? 'u',
    definition: (kind, name) => {
      const found = kind === 'format' ? projector.definedFormat(name) : projector.keyword(name);
      if (!found) return undefined;
      if (found.module !== undefined) return { module: found.module, export: found.export ?? 'default' };
      throw new FindingsError([
        finding(
          'schema-definition-unimportable',
          `The ${kind} ${JSON.stringify(name)} does not say where it is exported`,
        ),
      ]);
    },
  };
}

class Emitter {
  readonly #keys: ReturnType<Places['byOwner']>;

  constructor(
    readonly compiler: UnitCompiler,
    readonly texts: UnitTexts,
    readonly places: Places,
    readonly around: Surroundings,
    readonly runtime: string,
    readonly shared: string,
  ) {
    this.#keys = places.byOwner();
  }

  sharedFile(): EmittedFile {
    const module = new ModuleText(this.runtime, this.around);
    for (const key of this.#keys.get(SHARED) ?? []) this.#add(module, key, 'export function');
    return { path: `${this.shared}.js`, text: module.text(undefined, true) };
  }

  groupFile(path: string, keys: Keys): EmittedFile {
    const module = new ModuleText(this.runtime, this.around);
    const own = this.#keys.get(path) ?? [];
    const called = new Set([...keys.map(([, key]) => key), ...own.flatMap(key => calls(this.texts, key))]);
    const from = relative(path, this.shared);
    for (const key of called) if (this.places.owners.get(key) === SHARED) module.imports.add(from, functionName(key));
    for (const key of own) this.#add(module, key, 'function');
    const parent = module.imports.add(from, 'rules');
    const create = module.imports.add(this.runtime, 'createCheck');
    const entries = keys.map(
      ([name, key]) => `${property(name)}:${create}(${functionName(key)},()=>rules.lookup(${literal(key)}),rules)`,
    );
    const text = module.text(parent, false);
    return { path: `${path}.js`, text: `${text}export const checks={${entries.join(',\n')}};\n` };
  }

  #add(module: ModuleText, key: string, keyword: 'function' | 'export function'): void {
    module.addFunction(this.texts.of(key), keyword);
    if (!key.startsWith('part:')) module.addSchema(key, this.compiler.schemaOf(key));
  }
}

/** The import of one module of the output folder by another. */
function relative(from: string, to: string): string {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  const up = '../'.repeat(a.length - same);
  return `${up === '' ? './' : up}${b.slice(same).join('/')}.js`;
}
