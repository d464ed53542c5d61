import type { Contract } from '../../contract/index.js';
import type { Finding } from '../../diagnostics/index.js';
import type { CreatedPlan, OperationName } from '../../plan/index.js';
import { type CheckGroup, emitChecks } from '../../schema/index.js';
import { KeptChecks } from '../cache/kept-checks.js';
import type { OperationKeys } from '../cache/operation-keys.js';
import type { RecordStore } from '../cache/record-store.js';
import { type FolderExtensions, validatorsFolder as folder } from '../folder-extensions.js';
import { generatedComment } from '../print/generated-comment.js';
import { convertFiles } from './convert-files.js';

/** The validators' modules, with paths below the generated folder. */
export interface ValidatorFiles {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** By index of the operation; undefined where it has nothing to check. */
  readonly modules: readonly (string | undefined)[];
  /** What the modules share; undefined where there are none. */
  readonly shared: string | undefined;
  readonly findings: readonly Finding[];
  /** Whether every function was asked for. */
  readonly isAll: boolean;
}

// No operation's file begins so.
const shared = `${folder}/_shared`;
const convert = '_convert.js';

/**
 * One module an operation, and one of what several use. What did not change comes from the cache: modules of operations, and
 * functions by their schema.
 * @param kept.keys what operations are known by; undefined: by nothing
 * @throws FindingsError where a schema can't be honoured
 */
export function validatorFiles(
  contract: Contract,
  created: CreatedPlan,
  names: readonly OperationName[],
  extensions: FolderExtensions,
  { records, keys }: { readonly records: RecordStore; readonly keys: OperationKeys | undefined },
): ValidatorFiles {
  const { checks } = created;
  const modules = checks.map((all, index) => (all.size === 0 ? undefined : `${folder}/${names[index]?.fileName}`));
  const groups = checks.flatMap((all, index) => {
    const module = modules[index];
    return module === undefined ? [] : [groupOf(module, all, keys?.operations[index])];
  });
  if (groups.length === 0) return { files: [], modules, shared: undefined, findings: [], isAll: true };
  const kept = new KeptChecks(records, keys);
  const known = kept.read(modules);
  const fingerprint = keys && { fingerprint: keys.shared, known };
  const { formats, keywords, unsafePatterns } = extensions;
  const compile = { definedFormats: formats, definedKeywords: keywords, unsafePatterns };
  const options = { shared, cache: kept, ...compile, ...fingerprint };
  const { files, findings, emission } = emitChecks(groups, contract.schemas, options);
  if (emission) kept.keep(emission);
  const converts = convertFiles(contract, created, extensions, `./${convert}`);
  const added = new Map(modules.map((module, index) => [`${module}.js`, converts.exports[index] ?? '']));
  const all = files.map(({ path, text }) => ({ name: path, text: generatedComment + text + (added.get(path) ?? '') }));
  if (converts.text !== undefined) all.push({ name: `${folder}/${convert}`, text: generatedComment + converts.text });
  return {
    files: all,
    modules: modules.map(module => module && `${module}.js`),
    shared: `${shared}.js`,
    findings,
    isAll: known === undefined,
  };
}

function groupOf(module: string, checks: CreatedPlan['checks'][number], fingerprint: string | undefined): CheckGroup {
  return {
    module,
    ...(fingerprint !== undefined && { fingerprint }),
    // A getter, since of what is known no schema is looked up.
    get checks() {
      return [...checks].map(([name, { schema, use }]) => ({ name, schema, use }));
    },
  };
}
