import type { Encoding, MediaType, RequestBody, Response, Schema } from '../contract/index.js';
import type { Use } from '../schema/types.js';
import type { Checks } from './checks.js';
import { mediaKind } from './media-kind.js';
import { normaliseRange } from './media-range.js';
import { headerPlan } from './parameter-plan.js';
import { isStructured } from './structured.js';
import type { BodyPlan, EncodingPlan, MediaPlan, ResponsePlan } from './types.js';

/** https://spec.openapis.org/oas/v3.2.0.html#request-body-object */
export function bodyPlan(body: RequestBody, checks: Checks): BodyPlan {
  return { required: body.required, content: body.content.map(media => mediaPlan(media, 'body', 'request', checks)) };
}

/** https://spec.openapis.org/oas/v3.2.0.html#response-object */
export function responsePlans(responses: readonly Response[], checks: Checks): readonly ResponsePlan[] {
  return responses.map(({ status, headers, content }) => ({
    status,
    headers: headers.map(header => headerPlan(header, `response.${status}`, 'response', checks)),
    content: content.map(media => mediaPlan(media, `response.${status}`, 'response', checks)),
  }));
}

function mediaPlan(media: MediaType, prefix: string, use: Use, checks: Checks): MediaPlan {
  const range = normaliseRange(media.range);
  const name = `${prefix}.${range}`;
  const kind = isDocument(media, range, checks) ? 'binary' : mediaKind(range);
  if (kind === 'sequential') return sequentialPlan(media, range, name, use, checks);
  if (use === 'request' && range.startsWith('multipart/') && kind === 'binary') {
    const parts = partsPlan(media, range, name, checks);
    if (parts) return parts;
  }
  const plan = { range, kind };
  // of bytes and marked-up text there is no value to check; a range's bodies may turn out to be JSON
  if (kind === 'binary' && !range.includes('*')) {
    const bytes = checks.bytes(media.schema);
    return bytes ? { ...plan, wire: bytes } : plan;
  }
  const wire = kind === 'json' || (kind === 'binary' && !media.schema) ? undefined : checks.wire(media.schema);
  if (kind === 'text' && isStructured(wire)) return plan;
  if (kind === 'text') return { ...plan, ...textCheck(name, media.schema, use, checks) };
  return {
    ...plan,
    ...(wire && { wire }),
    ...(media.encoding.size > 0 && { encoding: encodingPlans(media.encoding, name, use, checks) }),
    ...checks.add(name, media.schema, use),
  };
}

/** Of JSON or text that the schema takes for bytes, what counts is every byte of it: it is not parsed. */
function isDocument({ schema }: MediaType, range: string, checks: Checks): boolean {
  const kind = mediaKind(range);
  return (kind === 'json' || kind === 'text') && checks.takesBytes(schema);
}

/**
 * https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
 * In 3.2 `schema` is about all items as one array. Documents written before say with it what one item is: then it's an item's.
 */
function sequentialPlan(media: MediaType, range: string, name: string, use: Use, checks: Checks): MediaPlan {
  if (media.itemSchema) {
    const item = itemChecks(`${name}.item`, media.itemSchema, use, checks);
    if (item.itemCheck !== undefined) return { range, kind: 'sequential', ...item };
  }
  if (media.schema === undefined) return { range, kind: 'sequential' };
  const wire = checks.wire(media.schema);
  if (wire.items) return { range, kind: 'sequential', ...checks.add(name, media.schema, use) };
  // an event stream described as a string is just text
  if (!wire.properties) return { range, kind: 'text', ...textCheck(name, media.schema, use, checks) };
  return { range, kind: 'sequential', ...itemChecks(`${name}.item`, media.schema, use, checks) };
}

function itemChecks(
  name: string,
  schema: Schema,
  use: Use,
  checks: Checks,
): Pick<MediaPlan, 'itemCheck' | 'itemConvert'> {
  const { check, convert } = checks.add(name, schema, use);
  return { ...(check !== undefined && { itemCheck: check }), ...(convert !== undefined && { itemConvert: convert }) };
}

/** Of texts nothing is converted: a handler reads and writes them as they are. */
function textCheck(name: string, schema: Schema | undefined, use: Use, checks: Checks): Pick<MediaPlan, 'check'> {
  const { check } = checks.add(name, schema, use);
  return check === undefined ? {} : { check };
}

/**
 * Requests of multipart types other than form-data: an object's parts have names, an array's an order.
 * https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types
 * @returns undefined where the document says nothing of the parts
 */
function partsPlan(media: MediaType, range: string, name: string, checks: Checks): MediaPlan | undefined {
  const { schema, itemSchema, itemEncoding: item, encoding } = media;
  const whole = checks.wire(schema);
  const plan = { range, kind: 'multipart' as const };
  if (!itemSchema && !whole.items && !whole.properties) return undefined;
  if (!itemSchema && !whole.items) {
    const encodings = encoding.size > 0 && { encoding: encodingPlans(encoding, name, 'request', checks) };
    return { ...plan, wire: whole, ...encodings, ...checks.add(name, schema, 'request') };
  }
  const prefix = media.prefixEncoding.map((one, index) => encodingPlan(one, `${name}.${index}`, 'request', checks));
  return {
    ...plan,
    wire: whole.items ? whole : { items: checks.wire(itemSchema) },
    parts: { prefix, ...(item && { item: encodingPlan(item, `${name}.item`, 'request', checks) }) },
    ...checks.add(name, schema, 'request'),
    ...(itemSchema && itemChecks(`${name}.item`, itemSchema, 'request', checks)),
  };
}

/** https://spec.openapis.org/oas/v3.2.0.html#encoding-object */
function encodingPlans(
  encodings: ReadonlyMap<string, Encoding>,
  name: string,
  use: Use,
  checks: Checks,
): { readonly [property: string]: EncodingPlan } {
  const plans: Record<string, EncodingPlan> = Object.create(null);
  for (const [property, encoding] of encodings)
    plans[property] = encodingPlan(encoding, `${name}.${property}`, use, checks);
  return plans;
}

function encodingPlan(encoding: Encoding, name: string, use: Use, checks: Checks): EncodingPlan {
  const { contentTypes, headers, style, explode, allowReserved } = encoding;
  return {
    contentTypes: contentTypes.map(normaliseRange),
    ...(style !== undefined && { style }),
    ...(explode !== undefined && { explode }),
    ...(allowReserved !== undefined && { allowReserved }),
    ...(headers.length > 0 && { headers: headers.map(header => headerPlan(header, name, use, checks)) }),
  };
}
