import type { Contract } from '../../contract/index.js';
import type { CreatedPlan, OperationName } from '../../plan/index.js';
import type { Cache } from '../cache/cache.js';

/** The validators' modules, with paths below the generated folder. */
export interface ValidatorFiles {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** By index of the operation; undefined where it has nothing to check. */
  readonly modules: readonly (string | undefined)[];
  save(): Promise<void>;
}

/** One module an operation, and what several use once. */
export async function validatorFiles(
  _contract: Contract,
  checks: CreatedPlan['checks'],
  _names: readonly OperationName[],
  _cache: Cache,
): Promise<ValidatorFiles> {
  return { files: [], modules: checks.map(() => undefined), save: async () => {} };
}
