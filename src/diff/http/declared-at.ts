import { type Contract, type Operation, placeIn } from '../../contract/index.js';
import type { Location } from '../../diagnostics/index.js';

/** Where an operation says something that it may also have of the document as a whole. */
export interface DeclaredAt {
  /** Absent where nobody says it. */
  readonly location?: Location;
  readonly isOwn: boolean;
}

/** @param name `security` or `servers` */
export function declaredAt(contract: Contract, { location }: Operation, name: 'security' | 'servers'): DeclaredAt {
  const isRoot = placeIn(contract, '')?.file === location.file;
  const own = isRoot ? placeIn(contract, `${location.pointer}/${name}`) : undefined;
  if (own) return { location: own, isOwn: true };
  if (!isRoot) return { location, isOwn: true };
  const shared = placeIn(contract, `/${name}`);
  return { isOwn: false, ...(shared && { location: shared }) };
}
