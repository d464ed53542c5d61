import { FindingsError } from '../diagnostics/index.js';
import type { DocumentSet } from './types.js';

/** @throws FindingsError with all findings of a set that has errors, as one may that was loaded with `allowBroken` */
export function refuseBroken({ findings }: DocumentSet): void {
  if (findings.some(({ severity }) => severity === 'error')) throw new FindingsError(findings);
}
