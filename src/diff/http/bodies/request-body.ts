// https://spec.openapis.org/oas/v3.2.0.html#request-body-object

import type { RequestBody } from '../../../contract/index.js';
import type { Travels } from '../../types.js';
import { type Context, type Pair, requestTravels, rolesOf } from '../context.js';
import { compareExtensionsOf } from '../lifecycle/extensions.js';
import { requestMessage } from '../message/request-message.js';
import { ownerOf } from '../owner.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { compareContents } from './contents.js';

const part = 'request body';

export function compareRequestBodies(pair: Pair, context: Context): void {
  const [before, after] = [pair.before.requestBody, pair.after.requestBody];
  const travels = requestTravels(pair.after);
  if (!before && after) bodyAdded(pair, after, travels, context);
  if (before && !after) bodyRemoved(pair, before, travels, context);
  if (!before || !after) return;
  compareRequired(pair, before, after, travels, context);
  const subject = () => ownerOf(before.location, pair.before);
  compareExtensionsOf(pair, { before, after, called: part, part, direction: travels, subject }, context);
  const roles = rolesOf(pair, context, travels);
  const contents = {
    pair,
    travels,
    before: before.content,
    after: after.content,
    part,
    places: () => ({ before: before.location, after: after.location }),
    subject,
    negotiable: false,
  };
  compareContents(contents, context, (body, marks) => requestMessage(roles, { body, ...(marks && { marks }) }));
}

function bodyAdded(pair: Pair, after: RequestBody, travels: Travels, context: Context): void {
  const place = {
    part,
    direction: travels,
    after: after.location,
    subject: ownerOf(after.location, pair.after),
  } as const;
  if (travels === 'request' && after.required) {
    const lines = requestMessage(rolesOf(pair, context, travels), { body: false });
    const witness = witnessOf(pair, travels, part, null, lines);
    const message = 'requests without a body are refused now';
    tell(pair, context, { ...place, code: 'required-request-body-added', level: 'breaking', message, witness });
    return;
  }
  const message = travels === 'request' ? 'requests may have a body now' : 'what the API sends has a body now';
  tell(pair, context, { ...place, code: 'request-body-added', level: 'safe', message });
}

function bodyRemoved(pair: Pair, before: RequestBody, travels: Travels, context: Context): void {
  const place = {
    code: 'request-body-removed',
    part,
    direction: travels,
    before: before.location,
    subject: ownerOf(before.location, pair.before),
  } as const;
  if (travels === 'request') {
    const message = 'the body of requests has no effect any more, or is refused';
    tell(pair, context, {
      ...place,
      level: 'risky',
      message,
      ...undecided('whether requests with a body are still accepted', undeclared, toTake),
    });
  } else if (before.required) {
    const lines = requestMessage(rolesOf(pair, context, travels), { body: false });
    const message = 'what the API sends has no body any more';
    tell(pair, context, { ...place, level: 'breaking', message, witness: witnessOf(pair, travels, part, null, lines) });
  } else tell(pair, context, { ...place, level: 'safe', message: 'a body that could be missing is not sent any more' });
}

const toTake = 'Keep the body as an optional one, or see in the logs that nobody sends it';
const undeclared = "a service may refuse bodies that are not declared, as Specwright's does, or ignore them";

function compareRequired(
  pair: Pair,
  before: RequestBody,
  after: RequestBody,
  travels: Travels,
  context: Context,
): void {
  if (before.required === after.required) return;
  const code = after.required ? 'request-body-became-required' : 'request-body-became-optional';
  const place = {
    code,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: ownerOf(before.location, pair.before),
  } as const;
  if ((travels === 'request') !== after.required) {
    const message = after.required ? 'there is always a body now' : 'the body may be left out now';
    tell(pair, context, { ...place, level: 'safe', message });
    return;
  }
  const witness = witnessOf(
    pair,
    travels,
    part,
    null,
    requestMessage(rolesOf(pair, context, travels), { body: false }),
  );
  const message = after.required
    ? 'requests without a body are refused now'
    : 'what the API sends may lack its body now';
  tell(pair, context, { ...place, level: 'breaking', message, witness });
}
