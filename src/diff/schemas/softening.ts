import type { SofteningName, Travels } from '../types.js';
import type { Cause } from './cause.js';
import { objectOf } from './part.js';

/**
 * The default that makes a change of a schema safe which is breaking by itself: what a response lists openly may grow.
 * https://opensource.zalando.com/restful-api-guidelines/#112
 */
export function softeningOf({ code, before }: Cause, travels: Travels): SofteningName | undefined {
  if (travels !== 'response') return undefined;
  if (code !== 'schema-values-changed' && code !== 'schema-branch-added') return undefined;
  const mark = objectOf(before.json)['x-extensible-enum'];
  return mark !== undefined && mark !== false ? 'extensible-enums' : undefined;
}
