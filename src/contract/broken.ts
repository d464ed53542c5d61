import { type Finding, FindingsError } from '../diagnostics/index.js';
import type { DocumentSet } from '../document/index.js';

export function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/**
 * What else is wrong with a set that has errors already, so that a user can mend everything at once.
 * @param read finds it, and may throw what makes it stop
 * @returns nothing that only follows from the errors which are known
 */
export function besideBroken(
  set: DocumentSet,
  read: (set: DocumentSet) => { readonly findings: readonly Finding[] },
): readonly Finding[] {
  const told = new Set(set.findings.filter(each => isError(each) && each.code !== 'duplicate-key').map(placeOf));
  return findingsOf(() => read(set).findings).filter(
    each => each.code !== 'schema-reference-unresolved' && !(each.location && told.has(placeOf(each))),
  );
}

function findingsOf(read: () => readonly Finding[]): readonly Finding[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
}

/** By the pointer: of one node, one finding may name the key and another the value. */
function placeOf({ location }: Finding): string {
  return `${location?.file}#${location?.pointer}`;
}
