// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { MediaType } from '../../../contract/index.js';
import { appendToken, type Json } from '../../../document/index.js';
import { type Context, rolesOf } from '../context.js';
import { isObject } from '../message/form-text.js';
import { valueFor } from '../message/values.js';
import { comparable } from '../parameters/readings.js';
import { compareTexts } from '../wire/compare.js';
import { formCodec } from '../wire/form-codec.js';
import type { Manner } from '../wire/texts.js';
import type { BothBodies } from './body-pair.js';
import { fieldManner } from './field-manner.js';
import { type BothForms, formOf, stylesOf } from './form-fields.js';
import { formWire } from './form-wire.js';
import { kindOf } from './kind.js';
import { bodySendable } from './sendable.js';

const codes = { serialisation: 'encoding-changed', type: 'form-type-changed' } as const;

/** Fields of forms are texts, each of which is compared by itself; what is not said by fields is compared as one text. */
export function compareForms(bodies: BothBodies, context: Context): void {
  const form = formOf(bodies, context);
  if (!form) return;
  compareFields(bodies, form, context);
  compareRest(bodies, form, context);
}

function compareFields(bodies: BothBodies, { fields, rest }: BothForms, context: Context): void {
  const { pair, travels, part, called, range } = bodies;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [rest.before, rest.after] : [rest.after, rest.before];
  for (const { name, before, after } of fields) {
    const message = (_text: string, value: Json) => {
      const others = valueFor(roles, written, read, {}, bodySendable(bodies, context)?.isReadBack);
      return bodies.message({ ...(isObject(others) && others), [name]: value }, appendToken('', name));
    };
    const subject = () => [...bodies.subject(), name];
    const confirmed = kindOf(range) === 'form';
    const names = { part, called: `field \`${name}\` of the ${called}` };
    const texts = { before, after, manner: fieldManner, codes };
    compareTexts({ pair, travels, ...names, ...texts, confirmed, subject, message }, context);
  }
}

/** What neither the fields tell nor the schemas can: where the form is read as something else, or by names that are not declared. */
function compareRest(bodies: BothBodies, { fields, rest }: BothForms, context: Context): void {
  const { pair, travels, part, called, range, before, after } = bodies;
  const [old, now] = [formWire(context.before, before, rest.before), formWire(context.after, after, rest.after)];
  const told = new Set(fields.map(({ name }) => name));
  const shape = travels === 'request' ? old : now;
  const isStyled = stylesOf(before, told, shape) !== stylesOf(after, told, shape);
  if (comparable(travels, old, now) && !isStyled) return;
  const manner: Manner<MediaType> = {
    key: media => stylesOf(media, told, shape),
    isParsed: () => false,
    codec: (side, schema, media, use) => formCodec(side, schema, media, use),
  };
  const text = (style: MediaType, schema: BothForms['rest']['before']) => ({ schema, style, location: style.location });
  const texts = { before: text(before, rest.before), after: text(after, rest.after), manner, codes };
  const confirmed = kindOf(range) === 'form';
  const message = (_text: string, value: Json) => bodies.message(value);
  compareTexts({ pair, travels, part, called, ...texts, confirmed, subject: bodies.subject, message }, context);
}
