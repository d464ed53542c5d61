// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import type { Encoding, MediaType } from '../../../contract/index.js';
import { canonical, type Json } from '../../../document/index.js';
import { itemsOfText, readWholeForm } from '../../../enforce/index.js';
import { type MediaPlan, normaliseRange, type WireShape } from '../../../plan/index.js';
import type { Constraint, Sendable } from '../../report.js';
import { type Context, type Roles, rolesOf } from '../context.js';
import { hasStyle, isObject } from '../message/form-text.js';
import { itemLines } from '../message/item-lines.js';
import { boundary, partsLines } from '../message/parts.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive, mayBeText } from '../parameters/readings.js';
import type { Side } from '../side.js';
import { onceAsked, plain, possible, textOrTexts } from '../wire/constraints.js';
import { encodingPlans, formCodec } from '../wire/form-codec.js';
import { isSame, queryLimits, readBack, textSendable } from '../wire/sendable.js';
import type { BothBodies } from './body-pair.js';
import { kindOf } from './kind.js';
import { isMarkedUp } from './marked-up.js';
import { aboutOf } from './sequence.js';

/** A body as its writer has it. */
interface Written {
  readonly roles: Roles;
  readonly media: MediaType;
  /** The narrower one of both versions. */
  readonly range: string;
}

/** Which bodies of a media type can be sent, as the version that writes them reads them. */
export function bodySendable(bodies: BothBodies, context: Context): Sendable | undefined {
  const { pair, travels, range, before, after } = bodies;
  const media = travels === 'request' ? before : after;
  return writtenSendable({ roles: rolesOf(pair, context, travels), media, range });
}

/** The same of a body that one version alone knows. */
export function writtenSendable(written: Written): Sendable | undefined {
  return byKind[kindOf(written.range)](written);
}

const byKind: Readonly<Record<MediaPlan['kind'], (written: Written) => Sendable | undefined>> = {
  // a JSON text has a way of writing all values
  json: () => undefined,
  form: formSendable,
  multipart: partsSendable,
  sequential: itemsSendable,
  text: ({ roles, media, range }) =>
    isMarkedUp(range)
      ? unread
      : textSendable('text', isRequest(roles), mayBeText(wireOf(roles.writer.side, media.schema))),
  binary: ({ roles, range }) =>
    normaliseRange(range).startsWith('multipart/') ? undefined : textSendable('bytes', isRequest(roles)),
};

/** What is marked up nobody here reads, so that a message says what it is about, and not how it is written. */
const unread: Sendable = { name: 'marked up', isReadBack: () => false, others: undefined };

/** A request without a byte is one without a body. */
function isRequest({ travels }: Roles): boolean {
  return travels === 'request';
}

function formSendable({ roles, media }: Written): Sendable {
  const { side } = roles.writer;
  const isRead = readBack(() => formCodec(side, media.schema, media, undefined));
  const others = othersOf(side, media);
  return {
    name: `form ${isRequest(roles)} ${stylesOf(media)}`,
    isReadBack: value => isRead(value) && !(isRequest(roles) && isObject(value) && Object.keys(value).length === 0),
    // of no field nothing is written, which is no body
    others: isRequest(roles) ? onceAsked(() => ({ ...others(), all: { ...others().all, minProperties: 1 } })) : others,
  };
}

function partsSendable({ roles, media }: Written): Sendable {
  const wire = wireOf(roles.writer.side, media.schema);
  const plan = { wire, encoding: encodingPlans(media), range: normaliseRange(media.range) };
  const isReadBack = (value: Json) => {
    // parts by their order are read one by one, each as what it is
    if (!isObject(value)) return Array.isArray(value);
    const { lines } = partsLines(roles, { media, type: media.range, value }, value);
    const read = readWholeForm(plan, lines.join('\r\n'), boundary);
    return read !== undefined && isSame(read.value, value);
  };
  return { name: `parts ${stylesOf(media)}`, isReadBack, others: othersOf(roles.writer.side, media) };
}

function stylesOf(media: MediaType): string {
  return canonical(JSON.parse(JSON.stringify(encodingPlans(media))) as Json); // plain data
}

/** Values of forms, field by field. */
function othersOf(side: Side, media: MediaType): NonNullable<Sendable['others']> {
  return onceAsked(() => {
    const wire = wireOf(side, media.schema);
    const fields = Object.entries(wire.properties ?? {});
    const all = {
      properties: Object.fromEntries(
        fields.map(([name, shape]) => [name, possibleField(shape, media.encoding.get(name))]),
      ),
      additionalProperties: possibleOther(wire.additional, media),
    };
    return { all, some: plain(wire).map(each => ({ ...each, type: 'object' })) };
  });
}

/** What no property declares is a text where nothing is said of it; where it may be anything, a part may be JSON too. */
function possibleOther(additional: WireShape | undefined, { range }: MediaType): Constraint {
  const isText = !additional || (additional.untyped === true && kindOf(range) === 'form');
  return isText ? textOrTexts : possibleField(additional, undefined);
}

/** Where a field is written by no style, a list repeats its name, and what holds structures is a JSON text. */
function possibleField(shape: WireShape, encoding: Encoding | undefined): Constraint {
  if (encoding && hasStyle(encoding)) {
    const { style = 'form', explode = style === 'form' } = encoding;
    return possible(shape, queryLimits({ style, explode }));
  }
  if (encoding && encoding.contentTypes.length > 0) return {};
  const {
    properties: _properties,
    additionalProperties: _additional,
    items,
    ...own
  } = possible(shape, { writesEmpty: 'objects' });
  const isPlainList = shape.items && isPrimitive(shape.items);
  return { ...own, ...(isPlainList && items !== undefined && { items }) };
}

function itemsSendable({ roles, media }: Written): Sendable {
  const about = aboutOf(roles.writer.side, media);
  // many documents describe what an event's data holds as JSON, though no event has such members: that breaks all the same
  if (about === 'item')
    return isEvents(media) ? { ...oneSendable(media), name: 'event', others: undefined } : oneSendable(media);
  if (about === 'text') return textSendable('sequence', isRequest(roles));
  return {
    name: `items ${isRequest(roles)} ${normaliseRange(media.range)}`,
    isReadBack: value =>
      isItemsReadBack(media, value) && !(isRequest(roles) && Array.isArray(value) && value.length === 0),
    others: () => ({
      all: { ...(isRequest(roles) && { minItems: 1 }), ...(isEvents(media) && { items: anyEvent }) },
      some: [{ type: 'array', minItems: 1, items: plainEvent }],
    }),
  };
}

/** The same of an item by itself. */
export function itemSendable(bodies: BothBodies): Sendable | undefined {
  const { travels, range, before, after } = bodies;
  if (kindOf(range) !== 'sequential') return undefined;
  return oneSendable(travels === 'request' ? before : after);
}

function oneSendable(media: MediaType): Sendable {
  return {
    name: `item ${normaliseRange(media.range)}`,
    isReadBack: value => isItemsReadBack(media, [value]),
    others: () => ({ all: isEvents(media) ? anyEvent : {}, some: [plainEvent] }),
  };
}

function isItemsReadBack({ range }: MediaType, value: Json): boolean {
  if (!Array.isArray(value)) return false;
  const { form, lines, end } = itemLines(range, value);
  const read = itemsOfText([...lines.flat(), ...end].join('\n'), form);
  return read !== undefined && isSame(read, value);
}

function isEvents({ range }: MediaType): boolean {
  return normaliseRange(range) === 'text/event-stream';
}

const line = (others: string): Constraint => ({ type: 'string', pattern: `^[^${others}]*$` });

/** What every event meets that can be sent: a field is a line, but for data, whose lines end in LF where they are read. */
const anyEvent: Constraint = {
  type: 'object',
  minProperties: 1,
  properties: {
    data: line('\\r'),
    event: line('\\r\\n'),
    id: line('\\r\\n\\x00'),
    retry: { type: 'integer', minimum: 0 },
  },
  additionalProperties: false,
};

const word: Constraint = { type: 'string', pattern: '^[0-9A-Za-z_-]+$' };

/** https://spec.openapis.org/oas/v3.2.0.html#special-considerations-for-server-sent-events */
const plainEvent: Constraint = {
  type: 'object',
  minProperties: 1,
  properties: { data: word, event: word, id: word, retry: { type: 'integer', minimum: 0 } },
  additionalProperties: false,
};
