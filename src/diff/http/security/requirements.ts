// https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
import type { Parameter, SecurityRequirement, SecurityScheme } from '../../../contract/index.js';
import type { Remark } from '../../report.js';
import { type Context, type Pair, requestTravels, rolesOf } from '../context.js';
import { declaredAt } from '../declared-at.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf } from '../owner.js';
import { isOfQuery, takenApart } from '../parameters/apart.js';
import { pairParameters } from '../parameters/pair.js';
import { fates } from '../parameters/removed.js';
import type { Side } from '../side.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { isSamePlace, keysOfQuery } from './keys.js';
import { alternativesOf, looksLike, type Named, newNames, presentation, satisfies, schemesOf } from './meaning.js';
import { incoming, outgoing } from './words.js';

/**
 * What suffices to call an operation: what did must still do. Of what the API sends itself it is the receivers who ask, and the
 * API that presents: that must be something that they know.
 */
export function compareSecurity(pair: Pair, context: Context): void {
  const travels = requestTravels(pair.after);
  const old = alternatives(context, context.before, pair.before.security);
  const now = alternatives(context, context.after, pair.after.security);
  const [presented, asked] = travels === 'request' ? [old, now] : [now, old];
  const all = asked.map(({ called }) => called);
  const lost = presented.filter(({ called }) => !all.some(each => satisfies(called, each)));
  const spare = asked.filter(each => !presented.some(({ called }) => satisfies(each.called, called)));
  const words = travels === 'request' ? incoming : outgoing;
  let sent: readonly Parameter[] | undefined;
  const isSent = (scheme: SecurityScheme) => {
    sent ??= travels === 'request' ? takenApart(pair, pairParameters(pair), context).before.parameters : [];
    return sent.some(each => each.required && isSamePlace(scheme, each));
  };
  const names = now.map(({ called }) => called);
  for (const held of lost) {
    const isScheme = asked.some(each => looksLike(held, each));
    const isAlike = isScheme || asked.some(each => looksLike(held, each, isSent));
    const gravity = isScheme ? lookalike : isAlike ? sentAsParameter : ({ level: 'breaking' } as const);
    say(pair, context, { ...words.lost(held.called, all, isAlike), ...gravity }, held.requirement, names);
  }
  // what takes the place of something that is lost is told with that
  for (const each of spare) {
    const isTold = lost.some(
      held => held.called.length === 0 || schemesOf(held.called) === schemesOf(each.called) || looksLike(held, each),
    );
    const said = {
      ...words.spare(
        each.called,
        presented.map(({ called }) => called),
      ),
      level: 'safe',
    } as const;
    if (!isTold) say(pair, context, said, each.called, names);
  }
  const kept = presented.filter(each => !lost.includes(each));
  if (travels === 'request') sayUnread(pair, context, kept, names);
}

/** API keys of the query that are enough still, and that nothing reads any more: services may refuse what is not declared there. */
function sayUnread(
  pair: Pair,
  context: Context,
  kept: readonly Alternative[],
  now: readonly SecurityRequirement[],
): void {
  const asked = new Set(now.flat().map(({ scheme }) => scheme));
  for (const { requirement, called } of kept)
    for (const [index, use] of requirement.entries()) {
      const [name] = keysOfQuery(context.before, [use]);
      // what becomes of a scheme that is asked for still is told with that
      if (name === undefined || asked.has(called[index]!.scheme) || isRead(pair, context, name)) continue;
      const message = `the API key \`${name}\` of the query has no effect any more, or is refused`;
      say(pair, context, { code: 'parameter-removed', level: 'risky', message, ...unread }, [use], now);
    }
}

/** Whether the new version takes whatever stands under a name of the query: of objects, under that of a member that is declared. */
function isRead(pair: Pair, context: Context, name: string): boolean {
  if (keysOfQuery(context.after, pair.after.security.flat()).includes(name)) return true;
  const { parameters } = takenApart(pair, pairParameters(pair), context).after;
  return parameters.some(each => each.in === 'querystring' || (isOfQuery(each) && each.name === name));
}

/** An alternative as its own version writes it, and as the new one calls its schemes. */
interface Alternative extends Named {
  readonly called: SecurityRequirement;
}

function alternatives(
  context: Context,
  { contract }: Side,
  security: readonly SecurityRequirement[],
): readonly Alternative[] {
  const stated = security.map(requirement =>
    requirement.map(each => (isOtherKind(each.scheme, context) ? { ...each, scopes: [] } : each)),
  );
  const called = alternativesOf(stated, contract === context.before.contract ? namesOf(context) : new Map());
  return called.map((each, index) => ({ contract, requirement: security[index] ?? [], called: each }));
}

/** Whether a scheme is of another kind now, which is told of the scheme: scopes of the one are none of the other. */
function isOtherKind(name: string, context: Context): boolean {
  const [was, is] = [context.before, context.after].map(({ contract }) => contract.securitySchemes.get(name));
  const names = namesOf(context);
  const isRenamed = names.has(name) || [...names.values()].includes(name);
  return was !== undefined && is !== undefined && !isRenamed && presentation(was) !== presentation(is);
}

const lookalike = {
  level: 'risky',
  ...undecided(
    'whether the credentials so far are enough',
    'both schemes take theirs of the same place in the same way, and no document says whether they are the same',
    'Keep the scheme that was asked for beside the new one, where keys of the one are none of the other',
  ),
} as const;

const unread = undecided(
  'whether requests with the key are still answered',
  fates.query,
  'Ask for the key beside nothing (`{}`), for as long as clients send it',
);

const sentAsParameter = {
  level: 'risky',
  ...undecided(
    'whether what requests have there is a key',
    'the key is taken of where each request has a parameter already, and no document says whether its texts are keys',
    'Take the texts so far for keys',
  ),
} as const;

type Said = Pick<Remark, 'code' | 'level' | 'message' | 'remedy' | 'unknown'>;

/** @param now what is asked for, or presented, by the new version */
function say(
  pair: Pair,
  context: Context,
  said: Said,
  requirement: SecurityRequirement,
  now: readonly SecurityRequirement[],
): void {
  const travels = requestTravels(pair.after);
  const { places, isShared } = declaredAt(pair, context, 'security');
  const place = [isShared ? 'document' : routeOf(pair.before), ...namesIn(requirement)];
  // what is asked for on top of what was enough is the change; where that is enough no longer, what else is makes no difference
  const isMore = said.code === 'security-required' || said.code === 'security-scope-added';
  const subject = isMore ? [...place, ...now.map(namesIn).sort()] : place;
  if (said.level === 'breaking' && isShared && travels === 'response') {
    tell(pair, context, { ...said, level: 'risky', ...inherited, direction: travels, ...places, subject });
    return;
  }
  // one request shows what is said of the whole document
  const isShown = said.level === 'breaking' && (!isShared || context.first(`${said.code} ${subject.join(' ')}`));
  const witness = isShown && witnessOf(pair, travels, '', null, messageWith(pair, context, requirement));
  tell(pair, context, { ...said, direction: travels, ...places, ...(witness && { witness }), subject });
}

function namesIn(requirement: SecurityRequirement): readonly string[] {
  return requirement.flatMap(({ scheme, scopes }) => [scheme, ...[...scopes].sort()]);
}

/** Of webhooks and callbacks that state no `security` of their own. */
export const inherited = undecided(
  'whether the API presents to receivers what the document asks of clients',
  'no document says it where a webhook or callback states no `security` of its own',
  'State `security` in the webhook or callback itself',
);

function messageWith(pair: Pair, context: Context, credentials: SecurityRequirement) {
  const roles = rolesOf(pair, context, requestTravels(pair.after));
  return requestMessage(roles, { credentials, marks: 'credentials' });
}

const names = new WeakMap<Context, ReadonlyMap<string, string>>();

/** What the schemes of the old version are called now. */
export function namesOf(context: Context): ReadonlyMap<string, string> {
  let known = names.get(context);
  if (!known) names.set(context, (known = newNames(context.before.contract, context.after.contract)));
  return known;
}
