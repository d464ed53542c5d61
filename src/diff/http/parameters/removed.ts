import type { Parameter } from '../../../contract/index.js';
import { announcedBy, type Kept, remedyOf } from '../../announced.js';
import { dayToGo } from '../../sunset-day.js';
import { type Context, type Pair, requestTravels, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { byKey } from '../security/keys.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

/** A parameter that the new version does not have. */
export function parameterRemoved(pair: Pair, before: Parameter, context: Context): void {
  const travels = requestTravels(pair.after);
  const part = partOf(before);
  const called = calledOf(before);
  const place = {
    code: 'parameter-removed',
    part,
    direction: travels,
    before: before.location,
    subject: subjectOf(before, pair.before),
  } as const;
  const announced = announcedBy(before);
  const day = dayToGo(before.deprecated, before.extensions, context.options);
  if (day !== undefined) {
    const message = `the ${called} is gone, announced for ${day}`;
    tell(pair, context, { ...place, level: 'safe', softened: 'removal-after-deprecation', message });
  } else if (travels === 'request' && byKey(context.after, pair.after, before).is !== 'none') {
    tell(pair, context, { ...place, level: 'safe', message: `the ${called} is an API key now, and no parameter` });
  } else if (travels === 'request') {
    tell(pair, context, {
      ...place,
      message: `the ${called} ${announced && `is gone${announced}: it `}has no effect any more, or is refused`,
      ...unheeded(before, `the ${called}`, remedyOf(before, context.options, read)),
    });
  } else if (before.required) sentRemoved(pair, before, { ...place, announced }, context);
  else
    tell(pair, context, {
      ...place,
      level: 'safe',
      message: `the ${called} is not sent any more; it could always be missing`,
    });
}

/** What becomes of requests with what a service of the new version does not know. @param what it is of which a parameter, or a part of it */
export function unheeded(parameter: Parameter, what: string, remedy = toKeep) {
  const question = `whether requests with ${what} still do what they did`;
  return { level: 'risky' as const, ...undecided(question, fates[parameter.in], remedy) };
}

const read: Kept = { keep: 'Keep the parameter', lasts: 'it works', end: 'remove it' };
/** Of one that the API sends. */
export const sent: Kept = { keep: 'Go on sending it', lasts: 'it is sent', end: 'end it' };

type Place = Pick<Parameters<typeof tell>[2], 'code' | 'part' | 'direction' | 'before' | 'subject'>;

/** One that the API always sent: who receives the request waits for it. */
function sentRemoved(
  pair: Pair,
  before: Parameter,
  { announced, ...place }: Place & { readonly announced: string },
  context: Context,
): void {
  const remedy = remedyOf(before, context.options, sent);
  const lines = requestMessage(rolesOf(pair, context, 'response'), { parameter: { is: before, text: undefined } });
  tell(pair, context, {
    ...place,
    level: 'breaking',
    message: `the ${calledOf(before)} is missing from what the API sends now${announced}`,
    witness: witnessOf(pair, 'response', partOf(before), null, lines),
    ...(remedy !== undefined && { remedy }),
  });
}

const toKeep = 'Keep the parameter, deprecated, or see in the logs that nobody sends it';
const ignored = 'what is not declared is ignored there: the request is accepted, and the parameter does nothing';
/** What a service does with a parameter that it does not declare. */
export const fates: Readonly<Record<Parameter['in'], string>> = {
  path: ignored,
  query: "a service may refuse query parameters that are not declared, as Specwright's does, or ignore them",
  querystring: "a service may refuse a query that is not declared, as Specwright's does, or ignore it",
  header: ignored,
  cookie: ignored,
};
