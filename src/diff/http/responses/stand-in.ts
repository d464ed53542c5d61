import type { MediaType, Response } from '../../../contract/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { CarriedBody } from '../bodies/body-pair.js';
import { kindOf } from '../bodies/kind.js';
import { pairMedia } from '../bodies/pair.js';
import { type Context, oldRoles, type Roles, rolesOf } from '../context.js';
import { responseMessage } from '../message/response-message.js';
import { valueFor } from '../message/values.js';
import { ownerOf } from '../owner.js';
import { wireOf } from '../parameters/plan.js';
import { kindsOf } from '../parameters/readings.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import { responseAdded } from './added.js';
import { isBodiless } from './bodiless.js';
import type { BothResponses } from './both.js';
import { responseFor } from './pair.js';
import { isMadePrecise, responseRemoved } from './removed.js';
import { codesOf, isSuccess, meansSuccess } from './success.js';

/**
 * A status that one version declares, and for which a range or `default` of the other one stands that has nothing in common with
 * it: what an error is has no use for who waits for an order. That the status is gone, or new, is the one change then.
 * @returns whether it was such a status, and all is told of it
 */
export function compareStandIn(responses: BothResponses, context: Context): boolean {
  const { pair, travels, status, before, after } = responses;
  if (before.status === after.status || (before.status !== status && after.status !== status)) return false;
  if (isBodiless(pair.after, status)) return false;
  const isGone = before.status === status;
  const roles = isGone ? oldRoles(pair, context, travels) : rolesOf(pair, context, travels);
  const [written, read] = isGone || travels === 'request' ? [before, after] : [after, before];
  const body = refusedBody(roles, written, read);
  const code = codesOf(status).find(
    each => responseFor(pair.before.responses, each) === before && responseFor(pair.after.responses, each) === after,
  );
  if (!body || code === undefined) return false;
  const lone = { pair, travels, status };
  const isOne = travels === 'response';
  if (isGone && isOne && isMadePrecise(pair, before)) responseRemoved(lone, before, context);
  else if (!isGone && isOne && isSuccess(status) && !meansSuccess(before.status, pair.before.responses))
    responseAdded(lone, after, context);
  else tellInstead(responses, { isGone, roles, code, written, body }, context);
  return true;
}

interface Instead {
  readonly isGone: boolean;
  readonly roles: Roles;
  readonly code: string;
  readonly written: Response;
  readonly body: CarriedBody;
}

function tellInstead(
  { pair, travels, status, before, after }: BothResponses,
  instead: Instead,
  context: Context,
): void {
  const { isGone, roles, code, written, body } = instead;
  const part = `response ${status}`;
  const message = isGone
    ? `the answer ${status} is gone; \`${after.status}\` stands for it now, and is something else`
    : `the answer ${status} is something else now than \`${before.status}\`, which stood for it`;
  tell(pair, context, {
    code: isGone ? 'response-removed' : 'response-added',
    level: 'breaking',
    message,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: isGone
      ? [...ownerOf(before.location, pair.before), status]
      : [...ownerOf(after.location, pair.after), status],
    witness: witnessOf(pair, travels, part, body.value, responseMessage(roles, { status: code, written, body }), true),
  });
}

/** A body that the one response may have and the other one may not, where their bodies have nothing in common. */
function refusedBody(roles: Roles, written: Response, read: Response): CarriedBody | undefined {
  const bodies = pairMedia(written.content, read.content).flatMap(({ range, before, after }) =>
    before && after ? [refusedOf(roles, range, before, after)] : [],
  );
  return bodies.every(each => each) ? bodies[0] : undefined;
}

function refusedOf(roles: Roles, range: string, written: MediaType, read: MediaType): CarriedBody | undefined {
  const [own, other] = [written.schema, read.schema];
  if (kindOf(range) !== 'json' || !own || !other) return undefined;
  const { writer, reader, travels } = roles;
  if (!areUnlike(wireOf(writer.side, own), wireOf(reader.side, other))) return undefined;
  const value = valueFor(roles, own, other, {});
  const isRefused = writer.side.accepts(own, value, travels) && !reader.side.accepts(other, value, travels);
  return isRefused ? { media: written, type: range, value } : undefined;
}

/** Whether values of two shapes are of other types, lists of other things, or objects that hardly share a name. */
function areUnlike(one: WireShape, other: WireShape): boolean {
  if (one.untyped || other.untyped || one.binary || other.binary) return false;
  if (kindsOf(one).every(kind => !kindsOf(other).includes(kind))) return true;
  if (kindsOf(one).length > 1 || kindsOf(other).length > 1) return false;
  if (one.items && other.items) return areUnlike(one.items, other.items);
  const [names, others] = [Object.keys(one.properties ?? {}), Object.keys(other.properties ?? {})];
  const shared = names.filter(name => others.includes(name)).length;
  return shared * 2 < Math.min(names.length, others.length);
}
