import { type Contract, placeIn } from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';

/** Where an extension of what is at a place stands, if the document itself has it there; else that place. */
export function extensionPlace(contract: Contract, location: Location, name: `x-${string}`): Location {
  const isHere = placeIn(contract, '')?.file === location.file;
  return (isHere && placeIn(contract, `${location.pointer}/${name}`)) || location;
}
