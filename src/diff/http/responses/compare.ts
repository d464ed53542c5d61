// https://spec.openapis.org/oas/v3.2.0.html#response-object
import { compareContents } from '../bodies/contents.js';
import { type Context, oldRoles, type Pair, responseTravels, rolesOf } from '../context.js';
import { compareExtensionsOf } from '../lifecycle/extensions.js';
import { responseMessage } from '../message/response-message.js';
import { responseAdded } from './added.js';
import { isBodiless } from './bodiless.js';
import type { BothResponses } from './both.js';
import { compareHeaders } from './headers.js';
import { compareLinks } from './links.js';
import { pairResponses } from './pair.js';
import { responseRemoved } from './removed.js';
import { compareStandIn } from './stand-in.js';
import { responseSubject } from './subject.js';

/** What is compared of a response that both versions have. */
const aspects: readonly ((responses: BothResponses, context: Context) => void)[] = [
  compareResponseExtensions,
  compareHeaders,
  compareResponseBodies,
  compareLinks,
];

export function compareResponses(pair: Pair, context: Context): void {
  const travels = responseTravels(pair.after);
  for (const { status, before, after } of pairResponses(pair.before, pair.after)) {
    if (before && after) compareBoth({ pair, travels, status, before, after }, context);
    else if (before) responseRemoved({ pair, travels, status }, before, context);
    else if (after) responseAdded({ pair, travels, status }, after, context);
  }
}

function compareBoth(responses: BothResponses, context: Context): void {
  if (!compareStandIn(responses, context)) for (const compare of aspects) compare(responses, context);
}

/** Those that the options name. */
function compareResponseExtensions(responses: BothResponses, context: Context): void {
  const { pair, travels: direction, status, before, after } = responses;
  const part = `response ${status}`;
  const subject = () => responseSubject(responses);
  const extended = { before, after, called: part, part, direction, subject };
  compareExtensionsOf(pair, extended, context);
}

function compareResponseBodies(responses: BothResponses, context: Context): void {
  const { pair, travels, status, before, after } = responses;
  if (isBodiless(pair.after, status)) return;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const contents = {
    pair,
    travels,
    before: before.content,
    after: after.content,
    part: `response ${status}`,
    places: () => ({ before: before.location, after: after.location }),
    subject: () => responseSubject(responses),
    negotiable: travels === 'response',
  };
  compareContents(contents, context, (body, marks) => {
    const isGone = travels === 'response' && before.content.includes(body.media);
    const about = isGone ? { written: before, read: after } : { written, read };
    const between = isGone ? oldRoles(pair, context, travels) : roles;
    return responseMessage(between, { status, ...about, body, ...(marks && { marks }) });
  });
}
