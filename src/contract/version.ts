// https://spec.openapis.org/oas/v3.2.0.html#openapi-object
import type { Json } from '../document/index.js';
import { isObject } from './node.js';

/** The minor versions of OpenAPI that Specwright reads. A patch version never changes what a document means. */
export type Version = '3.0' | '3.1' | '3.2';

export const versions: readonly Version[] = ['3.0', '3.1', '3.2'];

/** Gives the minor version that a document states in `openapi`, or undefined where it states none that is known. */
export function versionOf(document: Json): Version | undefined {
  const stated = isObject(document) ? document.openapi : undefined;
  const match = typeof stated === 'string' ? /^(3\.[0-2])\.\d+(-.+)?$/.exec(stated) : null;
  return versions.find(version => version === match?.[1]);
}

/** Whether `version` is `other` or came after it. */
export function isSince(version: Version, other: Version): boolean {
  return version >= other;
}
