// https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2
import type { Operation } from '../../../contract/index.js';
import type { Context, Pair } from '../context.js';
import { compareParameters } from '../parameters/compare.js';
import { compareResponses } from '../responses/compare.js';
import { compareSecurity } from '../security/requirements.js';
import { compareServers } from '../servers/compare.js';
import type { Routes } from './routes.js';

/** The GET of the same path, which answers the requests of a HEAD that is not declared any more. */
export function getFor({ method, path }: Operation, routes: Routes): Operation | undefined {
  return method === 'HEAD' ? routes.operation('GET', path) : undefined;
}

/** Compares a HEAD that one version alone declares with the GET that answers its requests in the other, of which no body is sent. */
export function compareWithGet(head: Operation, get: Operation, context: Context, isNew = false): void {
  const { key, method } = head;
  const other: Operation = { ...get, key, method };
  const pair: Pair = isNew ? { before: other, after: head } : { before: head, after: other };
  for (const compare of [compareSecurity, compareServers, compareParameters, compareResponses]) compare(pair, context);
}
