import { type Contract, placeIn } from '../contract/index.js';
import type { Version } from './types.js';

/** What a version of a document calls itself. */
export function versionOf(contract: Contract): Version {
  const { info, openapi } = contract;
  return Object.freeze({
    title: info.title,
    version: info.version,
    openapi,
    source: placeIn(contract, '')?.file ?? '',
  });
}
