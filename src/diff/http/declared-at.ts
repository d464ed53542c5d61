import { type Contract, type Operation, placeIn } from '../../contract/index.js';
import type { Location } from '../../diagnostics/index.js';
import type { Context, Pair } from './context.js';

/** Where both versions of an operation say what they may also have of the document as a whole. */
interface DeclaredAt {
  readonly places: { readonly before?: Location; readonly after?: Location };
  /** Both have it of the document: it is told once for all operations. */
  readonly isShared: boolean;
}

type Name = 'security' | 'servers';

export function declaredAt({ before, after }: Pair, context: Context, name: Name): DeclaredAt {
  const old = placeOf(context.before.contract, before, name);
  const now = placeOf(context.after.contract, after, name);
  const isShared = !old.isOwn && !now.isOwn;
  const [from, to] = [
    old.location ?? (isShared ? undefined : before.location),
    now.location ?? (isShared ? undefined : after.location),
  ];
  return { places: { ...(from && { before: from }), ...(to && { after: to }) }, isShared };
}

/** Whether an operation says itself what it else has of the document as a whole. */
export function isOwn(contract: Contract, operation: Operation, name: Name): boolean {
  return placeOf(contract, operation, name).isOwn;
}

function placeOf(
  contract: Contract,
  operation: Operation,
  name: Name,
): { readonly location?: Location; readonly isOwn: boolean } {
  // where they are those of the document, no operation is asked where it stands
  if (name === 'servers' && operation.servers === contract.servers) return sharedPlace(contract, name);
  const { location } = operation;
  // of a path item in a file of its own, the place of the operation is near enough
  if (placeIn(contract, '')?.file !== location.file) return { location, isOwn: true };
  const own = placeIn(contract, `${location.pointer}/${name}`);
  if (own) return { location: own, isOwn: true };
  return sharedPlace(contract, name);
}

function sharedPlace(contract: Contract, name: Name): { readonly location?: Location; readonly isOwn: false } {
  const location = placeIn(contract, `/${name}`);
  return { isOwn: false, ...(location && { location }) };
}
