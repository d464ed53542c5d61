import type { Schema, SchemaId } from '../../contract/index.js';
import { FindingsError } from '../../diagnostics/index.js';
import { UnitCompiler } from '../compile/compiler.js';
import type { Projector } from '../compile/projector.js';
import { KnownEmission } from './known-emission.js';
import { type Keys, ModuleTexts } from './module-texts.js';
import { Places } from './places.js';
import { Recorder } from './recorder.js';
import type { CheckGroup, EmitOptions, Emitted } from './types.js';
import { UnitGraph } from './unit-graph.js';
import { UnitTexts } from './unit-text.js';

/**
 * Compiles checks ahead of time to ES modules that import nothing but `specwright/runtime`: one module a group, with
 * `export const checks = { name: Validate }`, and one of what they share. The same input gives the same texts, whatever an
 * earlier run left.
 * @param schemas `contract.schemas`
 * @throws FindingsError with all that can't be honoured
 */
export function emitChecks(
  groups: readonly CheckGroup[],
  schemas: ReadonlyMap<SchemaId, Schema>,
  options: EmitOptions = {},
): Emitted {
  const known = new KnownEmission(options.known, options.fingerprint, groups);
  // Where a function has another place than before, modules change that nothing else tells of.
  return (
    (arePlaced(known, groups, schemas) ? emitWith(known, groups, schemas, options) : undefined) ??
    emitWith(new KnownEmission(undefined, undefined, groups), groups, schemas, options)!
  );
}

/** What there is to say of a schema has a place, for which the schema has to be there. */
function arePlaced(
  known: KnownEmission,
  groups: readonly CheckGroup[],
  schemas: ReadonlyMap<SchemaId, Schema>,
): boolean {
  // Asking a group for its checks reads what their schemas stand in.
  for (const group of groups) if (known.group(group)?.units.some(({ told }) => told.length > 0)) void group.checks;
  return [...known.units.values()].every(({ id, told }) => told.length === 0 || schemas.has(id));
}

/** @returns undefined where a known module can't stand as it is */
function emitWith(
  known: KnownEmission,
  groups: readonly CheckGroup[],
  schemas: ReadonlyMap<SchemaId, Schema>,
  options: EmitOptions,
): Emitted | undefined {
  const compiler = new UnitCompiler(schemas, options, true, known);
  const { projector } = compiler;
  const texts = new UnitTexts(compiler, options.cache);
  const checks = groups.map(group => ({ group, keys: known.group(group)?.keys ?? keysOf(group, projector) }));
  verify(checks, projector);
  const graph = new UnitGraph(compiler, texts, known, schemas);
  const places = new Places(graph);
  for (const { group, keys } of checks) for (const [, key] of keys) places.add(key, group.module);
  const modules = new ModuleTexts(compiler, graph, places, options);
  if (!modules.canStand(known, groups)) return undefined;
  const shared = modules.shared(known);
  const made = checks.map(({ group, keys }) => ({ group, keys, file: modules.group(known, group, keys) }));
  const recorder =
    options.fingerprint === undefined ? undefined : new Recorder(options.fingerprint, known, graph, places);
  return Object.freeze({
    files: Object.freeze([shared, ...made.map(({ file }) => file)]),
    findings: Object.freeze([...projector.findings]),
    ...(recorder && { emission: recorder.emission(shared, made) }),
  });
}

function keysOf(group: CheckGroup, projector: Projector): Keys {
  return group.checks.map(({ name, schema, use }) => [name, projector.key(schema.id, use)] as const);
}

/** Reads every schema first, so that all findings are thrown at once. */
function verify(checks: readonly { readonly keys: Keys }[], projector: Projector): void {
  for (const { keys } of checks) {
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
}
