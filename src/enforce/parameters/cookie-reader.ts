import type { OperationChecks, ParameterPlan } from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';
import { type Bag, bag, emptyBag } from './bag.js';
import { Fields, fieldReader, type Sorted } from './fields.js';
import { type CheckOptions, settler } from './parameter-check.js';
import { Reading } from './reading.js';

const mostCookies = 1000;

/**
 * Cookie parameters in styles `form` and `cookie`, https://spec.openapis.org/oas/v3.2.0.html#style-values.
 * Cookies that the operation doesn't declare are nobody's business: others set them.
 */
export function cookieReader(
  plans: readonly ParameterPlan[],
  checks: OperationChecks,
  options: CheckOptions,
): (header: string | undefined, errors: ProblemError[]) => Readonly<Bag> {
  if (plans.length === 0) return () => emptyBag;
  const reading = new Reading();
  const fields = new Fields(plans);
  // an exploded form list reads `color=blue&color=black` in one cookie, as the standard writes it, or in several
  const ampersand = plans.some(({ style, explode, wire }) => style === 'form' && explode && spread(wire));
  const readers = plans.map(plan => ({
    name: plan.name,
    read: fieldReader(plan, plan.style === 'cookie' ? 'none' : 'percent'),
    ...settler('cookie', plan, checks, options, reading),
  }));
  return (header, errors) => {
    const sorted = fields.start();
    if (header !== undefined) sortCookies(header, ampersand, fields, sorted);
    const cookies = bag();
    for (let slot = 0; slot < readers.length; slot += 1) {
      const { name, read, present, absent } = readers[slot]!;
      const values = sorted.values[slot];
      const pairs = sorted.pairs[slot];
      const none = values === undefined && pairs === undefined;
      const value = none ? absent(errors) : present(() => read(values, pairs, reading), errors);
      if (value !== undefined) cookies[name] = value;
    }
    return cookies;
  };
}

function spread(wire: ParameterPlan['wire']): boolean {
  return wire.items !== undefined || wire.properties !== undefined || wire.additional !== undefined;
}

/** https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1 */
function sortCookies(header: string, ampersand: boolean, fields: Fields, sorted: Sorted): void {
  let count = 0;
  for (const cookie of header.split(';', mostCookies)) {
    for (const piece of ampersand ? cookie.split('&') : [cookie]) {
      const equals = piece.indexOf('=');
      if (equals === -1 || ++count > mostCookies) continue;
      fields.take(sorted, piece.slice(0, equals).trim(), unquoted(piece.slice(equals + 1).trim()));
    }
  }
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
