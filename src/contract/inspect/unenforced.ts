import { isMultipart, isText, isXml } from '../media-kinds.js';
import type { Contract, MediaType, Operation, SchemaJson } from '../types.js';
import type { Unenforced } from './inspection.js';
import { ownHeaders } from './own-headers.js';
import { unreadBodies } from './unread-bodies.js';

/** The constructs of a contract that are not held against what is sent, each with its place and the reason. */
export function unenforced(contract: Contract): readonly Unenforced[] {
  const bodies = [xmlContents, textContents, unreadBodies, responseParts, nestedParts];
  const kinds = [...bodies, queryEncodings, ownHeaders, webhooks, dialects];
  const all = kinds.flatMap(constructs => constructs(contract));
  // a construct that several operations refer to stands in one place
  const found = new Map(all.map(one => [`${one.construct} ${one.location.file}#${one.location.pointer}`, one]));
  return Object.freeze([...found.values()]);
}

function xmlContents({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(mediaTypesOf)
    .filter(({ range, schema }) => isXml(range) && schema !== undefined)
    .map(({ range, location }) => ({
      construct: `schema of ${range}`,
      reason: 'XML bodies are matched by media type and size, their content is passed on as text',
      location,
    }));
}

/** Lists and objects as CSV, YAML or another text: what the text says is not read. */
function textContents({ operations, schemas }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(mediaTypesOf)
    .filter(({ range, schema }) => isText(range) && !isXml(range) && schema && isStructured(schema.json, schemas))
    .map(({ range, location }) => ({
      construct: `schema of ${range}`,
      reason: 'objects and lists written as a text of this type are not read: media type and size are enforced',
      location,
    }));
}

/** Whether values may be objects or lists, by types and by keywords that are about them. */
function isStructured(root: SchemaJson, schemas: Contract['schemas']): boolean {
  const reached = new Set([root]);
  for (const json of reached) {
    if (typeof json === 'boolean') continue;
    const { type, properties, items, $ref, allOf, anyOf, oneOf } = json;
    if ([type].flat().some(each => each === 'object' || each === 'array')) return true;
    if (type === undefined && (properties ?? items) !== undefined) return true;
    const target = typeof $ref === 'string' ? schemas.get($ref)?.json : undefined;
    // the normal form holds nothing but schemas in these places
    for (const each of [target, allOf, anyOf, oneOf].flat() as (SchemaJson | undefined)[])
      if (each !== undefined) reached.add(each);
  }
  return false;
}

function dialects({ findings }: Contract): readonly Unenforced[] {
  return findings.flatMap(({ code, message, location }) =>
    code === 'schema-dialect-unknown' && location
      ? [{ construct: 'a dialect of JSON Schema', reason: message, location }]
      : [],
  );
}

function responseParts({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(({ responses }) => responses.flatMap(({ content }) => content))
    .filter(({ range, schema, itemSchema }) => isMultipart(range) && (schema ?? itemSchema) !== undefined)
    .map(({ range, location }) => ({
      construct: `parts of ${range}`,
      reason: 'a multipart response is matched by media type, and sent as the bytes that it is',
      location,
    }));
}

/** Parts of requests whose own type is multipart: `encoding` within an `encoding` is about theirs. */
function nestedParts({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(({ requestBody }) => requestBody?.content ?? [])
    .flatMap(({ range, location, encoding, prefixEncoding, itemEncoding }) => {
      const named = [...encoding].map(([name, one]) => [`the part ${name}`, one] as const);
      const ordered = [...prefixEncoding, ...(itemEncoding ? [itemEncoding] : [])].map(one => ['parts', one] as const);
      const nested = [...named, ...ordered].find(([, { contentTypes }]) => contentTypes.some(isMultipart));
      if (!nested) return [];
      const construct = `parts within ${nested[0]} of ${range}`;
      const reason =
        'a part that is multipart itself is refused with content-type: RFC 7578 gave up parts within parts';
      return [{ construct, reason, location }];
    });
}

/** https://spec.openapis.org/oas/v3.2.0.html#parameter-locations: the whole query as a form. */
function queryEncodings({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(({ parameters }) => parameters)
    .filter(({ in: place, content }) => place === 'querystring' && content !== undefined && content.encoding.size > 0)
    .map(({ name, location }) => ({
      construct: `encoding of the query string ${name}`,
      reason: 'the query is read as a form without an encoding: lists repeat their name, objects come as JSON',
      location,
    }));
}

function webhooks(contract: Contract): readonly Unenforced[] {
  return contract.webhooks.map(({ key, location }) => ({
    construct: key,
    reason: 'what this API sends to others is typed, not enforced: it does not pass through the service',
    location,
  }));
}

/** Of bodies; a text of a parameter or header is held against its schema. */
function mediaTypesOf({ requestBody, responses }: Operation): readonly MediaType[] {
  return [...(requestBody?.content ?? []), ...responses.flatMap(({ content }) => content)];
}
