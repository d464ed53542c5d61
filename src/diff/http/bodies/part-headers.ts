// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { Header } from '../../../contract/index.js';
import { type Context, rolesOf } from '../context.js';
import { parameterText } from '../message/parameter-text.js';
import { parameterManner, textOf } from '../parameters/manner.js';
import { asParameter, bothStated } from '../parameters/plan.js';
import { comparedSchemas } from '../parameters/schemas.js';
import { compareSchemas } from '../site.js';
import { tell } from '../tell.js';
import { compareTexts } from '../wire/compare.js';
import { sendableAs } from '../wire/sendable.js';
import { witnessOf } from '../witness.js';
import { type BothParts, messageOfPart } from './parts.js';

const codes = { serialisation: 'encoding-changed', type: 'encoding-changed' } as const;

/** The headers of a part; what a Content-Type says there is for `contentType` to say. */
export function comparePartHeaders(parts: BothParts, context: Context): void {
  const [written, read] = [declared(parts.written.encoding.headers), declared(parts.read.encoding.headers)];
  const [own, other] = parts.bodies.travels === 'request' ? ['is gone', 'is new'] : ['is new', 'is gone'];
  for (const [name, header] of written) {
    const match = read.get(name);
    if (match) compareHeader(parts, header, match, context);
    else sayHarmless(parts, header, own, context);
  }
  for (const [name, header] of read) {
    if (written.has(name)) continue;
    if (header.required) sayMissing(parts, header, header, context);
    else sayHarmless(parts, header, `${other}; it may be missing`, context);
  }
}

function declared(headers: readonly Header[]): ReadonlyMap<string, Header> {
  const named = headers.map(header => [header.name.toLowerCase(), header] as const);
  return new Map(named.filter(([name]) => name !== 'content-type'));
}

function compareHeader(parts: BothParts, written: Header, read: Header, context: Context): void {
  const { bodies } = parts;
  const { pair, travels } = bodies;
  if (read.required && !written.required) sayMissing(parts, written, read, context);
  else if (read.required !== written.required)
    sayHarmless(parts, written, travels === 'request' ? 'may be missing now' : 'is always there now', context);
  const given = travels === 'request' ? ([written, read] as const) : ([read, written] as const);
  const [before, after] = bothStated(context, ...given);
  const [from, to] = [textOf(asParameter(before)), textOf(asParameter(after))];
  const texts = { before: from, after: to, manner: parameterManner, part: partOf(parts, read), codes, confirmed: true };
  const carried = (text: string | undefined) =>
    messageOfPart(parts, parts.written.encoding, context, { is: written, text }).message;
  const subject = () => subjectOf(parts, read);
  compareTexts({ pair, travels, ...texts, called: calledOf(parts, read), subject, message: carried }, context);
  const [old, now] = comparedSchemas(before, after, travels, context);
  if (!old || !now) return;
  const { writer } = rolesOf(pair, context, travels);
  const message = (value: Parameters<typeof parameterText>[2]) =>
    carried(parameterText(writer.side, asParameter(written), value));
  const sendable = sendableAs(writer.side, asParameter(written));
  compareSchemas(pair, context, { before: old, after: now, travels, part: texts.part, message, sendable });
}

function partOf({ bodies, name }: BothParts, header: Header): string {
  return `${bodies.part}, part ${name}, header ${header.name}`;
}

function calledOf({ bodies, name }: BothParts, header: Header): string {
  return `header \`${header.name}\` of the part \`${name}\` of the ${bodies.called}`;
}

function subjectOf({ bodies, name }: BothParts, header: Header) {
  return [...bodies.subject(), name, header.name.toLowerCase()];
}

function placeOf(parts: BothParts, header: Header, what: string) {
  const { travels, before, after } = parts.bodies;
  const place = { direction: travels, before: before.location, after: after.location } as const;
  return {
    ...place,
    code: 'encoding-changed',
    part: partOf(parts, header),
    subject: [...subjectOf(parts, header), what],
  } as const;
}

/** @param written as the part has it; where it has none, as it is looked for */
function sayMissing(parts: BothParts, written: Header, read: Header, context: Context): void {
  const { pair, travels } = parts.bodies;
  const { value, message } = messageOfPart(parts, parts.written.encoding, context, { is: written, text: undefined });
  tell(pair, context, {
    ...placeOf(parts, read, 'missing'),
    level: 'breaking',
    message: `the ${calledOf(parts, read)} ${travels === 'request' ? 'has to be there now' : 'may be missing now'}`,
    witness: witnessOf(pair, travels, partOf(parts, read), value, message),
  });
}

function sayHarmless(parts: BothParts, header: Header, words: string, context: Context): void {
  const message = `the ${calledOf(parts, header)} ${words}`;
  tell(parts.bodies.pair, context, { ...placeOf(parts, header, 'harmless'), level: 'safe', message });
}
