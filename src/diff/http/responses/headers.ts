// https://spec.openapis.org/oas/v3.2.0.html#header-object
import type { Header, Response } from '../../../contract/index.js';
import { announcedBy, type Kept, remedyOf } from '../../announced.js';
import { dayToGo } from '../../sunset-day.js';
import { type Context, rolesOf } from '../context.js';
import { compareExtensionsOf } from '../lifecycle/extensions.js';
import { comparePartSunset } from '../lifecycle/sunset.js';
import { parameterText } from '../message/parameter-text.js';
import { type ResponseCase, responseMessage } from '../message/response-message.js';
import { ownerOf } from '../owner.js';
import { deprecationOf } from '../parameters/deprecated.js';
import { parameterManner, textOf } from '../parameters/manner.js';
import { asParameter, bothStated } from '../parameters/plan.js';
import { comparedSchemas } from '../parameters/schemas.js';
import { compareSchemas } from '../site.js';
import { tell } from '../tell.js';
import { compareTexts } from '../wire/compare.js';
import { sendableAs } from '../wire/sendable.js';
import { witnessOf } from '../witness.js';
import type { BothResponses } from './both.js';
import { named } from './named.js';
import { responseSubject } from './subject.js';

const codes = { serialisation: 'header-serialisation-changed', type: 'header-type-changed' } as const;

export function compareHeaders(responses: BothResponses, context: Context): void {
  const { before, after } = responses;
  for (const old of before.headers) {
    const now = named(after.headers, old.name);
    if (!now) headerMissing(responses, old, undefined, context);
    else {
      const both = bothStated(context, old, now);
      const isGiven = both[0] === old && both[1] === now;
      compareHeader(
        { responses: isGiven ? responses : withHeaders(responses, both), before: both[0], after: both[1] },
        context,
      );
    }
  }
  for (const now of after.headers) if (!named(before.headers, now.name)) headerAdded(responses, now, context);
}

/** The responses with these headers in place of those of their names: messages are written of them. */
function withHeaders(responses: BothResponses, [old, now]: readonly [Header, Header]): BothResponses {
  const { before, after } = responses;
  const withOne = (response: Response, one: Header): Response => ({
    ...response,
    headers: response.headers.map(each => (each.name.toLowerCase() === one.name.toLowerCase() ? one : each)),
  });
  return { ...responses, before: withOne(before, old), after: withOne(after, now) };
}

interface BothHeaders {
  readonly responses: BothResponses;
  readonly before: Header;
  readonly after: Header;
}

function compareHeader(headers: BothHeaders, context: Context): void {
  const { responses, before, after } = headers;
  const { pair, travels } = responses;
  const is = travels === 'request' ? before : after;
  const message = (text: string | undefined) => messageOf(responses, { is, text }, context);
  if (before.required && !after.required) headerMissing(responses, before, after, context);
  if (!before.required && after.required) headerRequired(responses, after, before, context);
  const [part, called] = [partOf(responses, after), `header \`${after.name}\` of the response ${responses.status}`];
  const [from, to] = [textOf(asParameter(before)), textOf(asParameter(after))];
  const texts = { before: from, after: to, manner: parameterManner, part, called, codes, message, confirmed: true };
  const subject = () => subjectOf(responses, before);
  compareTexts({ pair, travels, ...texts, subject }, context);
  if (before.deprecated !== after.deprecated) deprecated(headers, context);
  const extended = { before, after, called, part, direction: travels, subject };
  comparePartSunset(pair, extended, context);
  compareExtensionsOf(pair, extended, context);
  const [old, now] = comparedSchemas(before, after, travels, context);
  if (!old || !now) return;
  const { writer } = rolesOf(pair, context, travels);
  compareSchemas(pair, context, {
    sendable: sendableAs(writer.side, asParameter(is)),
    before: old,
    after: now,
    travels,
    part,
    message: value => message(parameterText(writer.side, asParameter(is), value)),
  });
}

function partOf({ status }: BothResponses, { name }: Header): string {
  return `response ${status}, header ${name}`;
}

function subjectOf(responses: BothResponses, { name, location }: Header) {
  const { pair } = responses;
  const isOwn = !location.pointer.startsWith('/components/headers/');
  return [...(isOwn ? responseSubject(responses) : ownerOf(location, pair.before)), name.toLowerCase()];
}

function messageOf(responses: BothResponses, header: NonNullable<ResponseCase['header']>, context: Context) {
  const { pair, travels, status, before, after } = responses;
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  return responseMessage(rolesOf(pair, context, travels), { status, written, read, header });
}

const sent: Kept = { keep: 'Go on sending the header', lasts: 'it is sent', end: 'end it' };

/** A header that is gone, or may be. */
function headerMissing(responses: BothResponses, before: Header, after: Header | undefined, context: Context): void {
  const { pair, travels, status } = responses;
  const part = partOf(responses, before);
  const place = {
    code: after ? 'header-became-optional' : 'header-removed',
    part,
    direction: travels,
    before: before.location,
    after: after?.location ?? responses.after.location,
    subject: subjectOf(responses, before),
  } as const;
  const called = `the header \`${before.name}\` of the response ${status}`;
  const day = dayToGo(before.deprecated, before.extensions, context.options);
  if (before.required && travels === 'response' && day !== undefined) {
    const message = `${called} ${after ? 'may be missing now' : 'is gone'}, announced for ${day}`;
    tell(pair, context, { ...place, level: 'safe', softened: 'removal-after-deprecation', message });
  } else if (travels === 'request') {
    tell(pair, context, { ...place, level: 'safe', message: `${called} need not be sent any more` });
  } else if (before.required) {
    const lines = messageOf(responses, { is: after ?? before, text: undefined }, context);
    const message = `${called} ${after ? 'may be missing now' : 'is not sent any more'}${announcedBy(before)}`;
    const remedy = remedyOf(before, context.options, sent);
    const witness = witnessOf(pair, travels, part, null, lines);
    tell(pair, context, { ...place, level: 'breaking', message, witness, ...(remedy !== undefined && { remedy }) });
  } else {
    const message = `${called} is not sent any more; it could always be missing`;
    tell(pair, context, { ...place, level: 'safe', message });
  }
}

function headerAdded(responses: BothResponses, after: Header, context: Context): void {
  if (after.required && responses.travels === 'request') headerRequired(responses, after, undefined, context);
  else
    tell(responses.pair, context, {
      code: 'header-added',
      level: 'safe',
      message: `the header \`${after.name}\` of the response ${responses.status} is new`,
      part: partOf(responses, after),
      direction: responses.travels,
      before: responses.before.location,
      after: after.location,
      subject: subjectOf(responses, after),
    });
}

/** A header that is always there now: where clients write the response, they have to send it. */
function headerRequired(responses: BothResponses, after: Header, before: Header | undefined, context: Context): void {
  const { pair, travels, status } = responses;
  const part = partOf(responses, after);
  const place = {
    code: before ? 'header-became-required' : 'header-added',
    part,
    direction: travels,
    before: before?.location ?? responses.before.location,
    after: after.location,
    subject: subjectOf(responses, after),
  } as const;
  const called = `the header \`${after.name}\` of the response ${status}`;
  if (travels === 'response')
    tell(pair, context, { ...place, level: 'safe', message: `${called} is always there now` });
  else {
    const lines = messageOf(responses, { is: before ?? after, text: undefined }, context);
    const witness = witnessOf(pair, travels, part, null, lines);
    tell(pair, context, {
      ...place,
      level: 'breaking',
      message: `answers without ${called} are not understood`,
      witness,
    });
  }
}

function deprecated({ responses, before, after }: BothHeaders, context: Context): void {
  const { pair, travels, status } = responses;
  tell(pair, context, {
    code: after.deprecated ? 'deprecation-changed' : 'deprecation-lifted',
    level: 'safe',
    message: `the header \`${after.name}\` of the response ${status} is ${deprecationOf(after)}`,
    part: partOf(responses, after),
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(responses, before), after.deprecated],
  });
}
