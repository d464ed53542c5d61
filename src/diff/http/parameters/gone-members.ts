// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Schema } from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { dayToGo } from '../../sunset-day.js';
import { type Context, rolesOf } from '../context.js';
import { madeAt } from '../made-at.js';
import { isObject } from '../message/form-text.js';
import { requestMessage } from '../message/request-message.js';
import type { Side } from '../side.js';
import { tell } from '../tell.js';
import { candidates } from '../wire/candidates.js';
import { parameterCodec } from '../wire/codec.js';
import { sendableAs } from '../wire/sendable.js';
import { witnessOf } from '../witness.js';
import { memberAlone } from './apart.js';
import type { BothParameters } from './both.js';
import { defaultOf } from './default.js';
import { isExploded, spreadIn } from './holders.js';
import { besideOthers } from './own-members.js';
import { calledOf, partOf } from './pair.js';
import { wireOf } from './plan.js';
import { parameterRemoved, unheeded } from './removed.js';
import { subjectOf } from './subject.js';

/**
 * The members of an exploded object of a request, which stand there each by itself, and of which the new version says nothing any more: on
 * the wire each is a parameter that is gone.
 */
export function goneMembers(both: Omit<BothParameters, 'gone'>, context: Context): readonly string[] {
  const [old, now] = standingApart(both) ?? [];
  if (both.travels !== 'request' || !old || !now) return [];
  const { properties = {}, additional } = wireOf(context.after, now);
  if (additional) return [];
  const names = Object.keys(wireOf(context.before, old).properties ?? {});
  const gone = names.filter(name => !Object.hasOwn(properties, name) && !both.moved.includes(name));
  return gone.filter(name => isOpenFor(context.after, now, name));
}

type Objects = readonly [old: Schema, now: Schema];

/**
 * The schemas of objects whose members are parameters or cookies on the wire. What an open `deepObject`, or a form of the whole
 * query, does not declare it takes still, and ignores; one that is made of parameters takes no others.
 */
function standingApart({ before, after, isMade }: Omit<BothParameters, 'gone'>): Objects | undefined {
  const [old, now] = [spreadIn(before), spreadIn(after)];
  if (!old || !now) return undefined;
  return isMade || (isExploded(before) && isExploded(after)) ? [old, now] : undefined;
}

/** Whether a schema lets any text stand under a name, so that comparing schemas has nothing to say of it. */
function isOpenFor(side: Side, schema: Schema, name: string): boolean {
  const own = side.sample(schema, { direction: 'request', detail: 'minimal' }) ?? null;
  return side.accepts(schema, { ...(isObject(own) && own), [name]: 'text' }, 'request');
}

/** Tells of the members that are gone, and of all that are not declared where nothing describes them any more. */
export function compareGoneMembers(both: BothParameters, context: Context): void {
  const { pair, travels, before } = both;
  const [old, now] = standingApart(both) ?? [];
  if (travels !== 'request' || !old || !now) return;
  for (const name of both.gone) {
    const member = memberAlone(context.before, before, old, name);
    const isAnnounced = dayToGo(member.deprecated, member.extensions, context.options) !== undefined;
    const lost = isAnnounced ? undefined : lostIn(both, [old, now], name, context);
    if (lost) tellLost(both, lost, { called: `the ${calledOf(member)}`, before: member.location, name }, context);
    else parameterRemoved(pair, member, context);
  }
  const { additional } = wireOf(context.after, now);
  if (!additional && wireOf(context.before, old).additional && isOpenFor(context.after, now, other))
    tellOthers(both, [old, now], context);
}

/** A name that nothing declares. */
const other = 'extra';

/** Nothing declares these members: they are told together. */
function tellOthers(both: BothParameters, objects: Objects, context: Context): void {
  const { pair, before, after } = both;
  const called = `members of the ${calledOf(before)} that it does not declare`;
  const lost = lostIn(both, objects, undefined, context);
  if (lost) tellLost(both, lost, { called, before: before.location, name: null }, context);
  else
    tell(pair, context, {
      code: 'parameter-removed',
      part: partOf(before),
      direction: 'request',
      before: before.location,
      after: after.location,
      subject: [...subjectOf(before, pair.before), null],
      message: `${called} have no effect any more, or are refused`,
      ...unheeded(before, called),
    });
}

/** A value of an exploded object as it is written, of which nothing is left for the new version, or what that refuses. */
interface Lost {
  readonly value: Json;
  readonly text: string;
  readonly isMissing: boolean;
}

/**
 * Looks for a value that is refused for nothing but that a member is no part of it any more.
 * @param name undefined: any that is not declared
 */
function lostIn(
  { pair, before, after }: BothParameters,
  [old, now]: Objects,
  name: string | undefined,
  context: Context,
): Lost | undefined {
  if (!isExploded(before) || !isExploded(after)) return undefined;
  const { properties = {} } = wireOf(context.after, now);
  const roles = rolesOf(pair, context, 'request');
  const own = parameterCodec(context.before, before, 'request');
  const its = parameterCodec(context.after, after, 'request');
  const isNeeded = before.required && after.required && defaultOf(context.after, after) === undefined;
  const sendable = besideOthers(sendableAs(context.before, before)!, roles, before); // it is no JSON
  for (const value of valuesWith(context.before, old, name)) {
    const kept = Object.fromEntries(Object.entries(value).filter(([each]) => Object.hasOwn(properties, each)));
    const [text, left] = [own.write(value), its.write(kept)];
    if (text === undefined || !sendable.isReadBack(value) || !context.after.accepts(now, value, 'request')) continue;
    if (left === undefined ? isNeeded : !its.read(left)) return { value, text, isMissing: left === undefined };
  }
  return undefined;
}

/** Values that have a member, one with little else first. */
function valuesWith(side: Side, schema: Schema, name: string | undefined): readonly JsonObject[] {
  const needed = name === undefined ? { minProperties: 1 } : { required: [name] };
  const least = side.sample(madeAt(side, schema, { allOf: [{ $ref: schema.id }], ...needed }), {
    direction: 'request',
    detail: 'minimal',
  });
  const { properties = {} } = wireOf(side, schema);
  const has = (value: JsonObject) =>
    name === undefined ? Object.keys(value).some(each => !Object.hasOwn(properties, each)) : Object.hasOwn(value, name);
  return [...(least === undefined ? [] : [least]), ...candidates(side, schema, 'request')].filter(isObject).filter(has);
}

interface Gone {
  readonly called: string;
  readonly before: Location;
  /** null: of any name. */
  readonly name: string | null;
}

function tellLost({ pair, before, after }: BothParameters, lost: Lost, gone: Gone, context: Context): void {
  const { value, text, isMissing } = lost;
  const [are, them] = gone.name === null ? ['are', 'them'] : ['is', 'it'];
  const part = partOf(before);
  const lines = requestMessage(rolesOf(pair, context, 'request'), { parameter: { is: before, text } });
  tell(pair, context, {
    code: 'parameter-removed',
    level: 'breaking',
    part,
    direction: 'request',
    before: gone.before,
    after: after.location,
    subject: [...subjectOf(before, pair.before), gone.name],
    message: `${gone.called} ${are} read no more, and the ${calledOf(after)} is ${isMissing ? 'missing' : 'refused'} without ${them}`,
    witness: witnessOf(pair, 'request', part, value, lines, true),
  });
}
