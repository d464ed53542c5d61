// https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
import type { SecurityRequirement } from '../../../contract/index.js';
import type { Code } from '../../../diagnostics/index.js';
import type { Level } from '../../types.js';
import { type Context, type Pair, rolesOf } from '../context.js';
import { declaredAt } from '../declared-at.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf } from '../owner.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import { alternativesOf, newNames, saidOf, satisfies } from './meaning.js';

/** What suffices to call an operation: what did must still do. */
export function compareSecurity(pair: Pair, context: Context): void {
  const { before, after } = pair;
  if (after.direction === 'outgoing') return;
  const old = alternativesOf(before.security, namesOf(context));
  const now = alternativesOf(after.security, new Map());
  const lost = old.flatMap((held, index) =>
    now.some(asked => satisfies(held, asked)) ? [] : [{ held, written: before.security[index] ?? [] }],
  );
  const gained = now.filter(asked => !old.some(held => satisfies(asked, held)));
  for (const { held, written } of lost) tellLost(pair, context, held, written, now);
  // what takes the place of something that is lost is told with that
  for (const asked of gained) {
    const isTold = lost.some(({ held }) => held.length === 0 || schemesOf(held) === schemesOf(asked));
    if (!isTold) say(pair, context, 'security-alternative-added', 'safe', `${saidOf(asked)} is enough too`, asked);
  }
}

function schemesOf(requirement: SecurityRequirement): string {
  return requirement
    .map(({ scheme }) => scheme)
    .sort()
    .join('\n');
}

function tellLost(
  pair: Pair,
  context: Context,
  held: SecurityRequirement,
  written: SecurityRequirement,
  now: readonly SecurityRequirement[],
): void {
  const wanted = now.map(saidOf).join(' or ');
  if (held.length === 0) {
    say(
      pair,
      context,
      'security-required',
      'breaking',
      `requests without credentials are refused now: ${wanted} is needed`,
      written,
    );
    return;
  }
  const same = now.find(asked => schemesOf(asked) === schemesOf(held));
  const scopes = same?.flatMap(({ scheme, scopes: asked }) =>
    asked.filter(scope => !held.some(each => each.scheme === scheme && each.scopes.includes(scope))),
  );
  if (scopes) {
    const message = `credentials of ${saidOf(held)} need the scope ${scopes.map(scope => `\`${scope}\``).join(', ')} now`;
    say(pair, context, 'security-scope-added', 'breaking', message, written);
  } else {
    const message = `credentials of ${saidOf(held)} are not enough any more: ${wanted} is needed`;
    say(pair, context, 'security-alternative-removed', 'breaking', message, written);
  }
}

function say(
  pair: Pair,
  context: Context,
  code: Code,
  level: Level,
  message: string,
  requirement: SecurityRequirement,
): void {
  const { places, isShared } = declaredAt(pair, context, 'security');
  const names = requirement.flatMap(({ scheme, scopes }) => [scheme, ...scopes]);
  const subject = [isShared ? 'document' : routeOf(pair.before), ...names];
  // one request shows what is said of the whole document
  const isShown = level === 'breaking' && (!isShared || context.first(`${code} ${subject.join(' ')}`));
  const witness = isShown && witnessOf(pair, 'request', '', null, messageWith(pair, context, requirement));
  tell(pair, context, { code, level, message, direction: 'request', ...places, ...(witness && { witness }), subject });
}

function messageWith(pair: Pair, context: Context, credentials: SecurityRequirement) {
  return requestMessage(rolesOf(pair, context, 'request'), { credentials, marks: 'credentials' });
}

const names = new WeakMap<Context, ReadonlyMap<string, string>>();

function namesOf(context: Context): ReadonlyMap<string, string> {
  let known = names.get(context);
  if (!known) names.set(context, (known = newNames(context.before.contract, context.after.contract)));
  return known;
}
