import type { Contract } from '../../contract/index.js';
import type { Finding } from '../../diagnostics/index.js';
import type { CreatedPlan, OperationName } from '../../plan/index.js';
import { emitChecks } from '../../schema/index.js';
import type { Cache } from '../cache/cache.js';
import { generatedComment } from '../print/generated-comment.js';

/** The validators' modules, with paths below the generated folder. */
export interface ValidatorFiles {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** By index of the operation; undefined where it has nothing to check. */
  readonly modules: readonly (string | undefined)[];
  readonly findings: readonly Finding[];
  save(): Promise<void>;
}

const folder = 'validators';
const part = 'validators';
// No operation's file begins so.
const shared = `${folder}/_shared`;

/**
 * One module an operation, and one of what several use. Functions whose schema did not change come from the cache.
 * @throws FindingsError where a schema can't be honoured
 */
export async function validatorFiles(
  contract: Contract,
  checks: CreatedPlan['checks'],
  names: readonly OperationName[],
  cache: Cache,
): Promise<ValidatorFiles> {
  const known = await cache.readTexts(part);
  const used = new Map<string, string>();
  const modules = checks.map((all, index) => (all.size === 0 ? undefined : `${folder}/${names[index]?.fileName}`));
  const groups = checks.flatMap((all, index) => {
    const module = modules[index];
    return module === undefined ? [] : [{ module, checks: [...all].map(([name, check]) => ({ name, ...check })) }];
  });
  if (groups.length === 0) return { files: [], modules, findings: [], save: async () => {} };
  const units = {
    get: (key: string) => {
      const text = used.get(key) ?? known.get(key);
      if (text !== undefined) used.set(key, text);
      return text;
    },
    set: (key: string, text: string) => void used.set(key, text),
  };
  const { files, findings } = emitChecks(groups, contract.schemas, { shared, cache: units });
  return {
    files: files.map(({ path, text }) => ({ name: path, text: generatedComment + text })),
    modules: modules.map(module => module && `${module}.js`),
    findings,
    save: async () => {
      if (used.size !== known.size || [...used.keys()].some(key => !known.has(key))) await cache.writeTexts(part, used);
    },
  };
}
