// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import { isBytes, isMultipart, isSequential } from '../media-kinds.js';
import type { Contract, MediaType, Operation, SchemaJson } from '../types.js';
import type { Unenforced } from './inspection.js';

/** What media types say of bodies that nobody reads: bytes, and items of what is no sequence. */
export function unreadBodies({ operations, schemas }: Contract): readonly Unenforced[] {
  const inRequests = operations.flatMap(({ requestBody }) => requestBody?.content ?? []);
  const inResponses = operations.flatMap(responseContents);
  return [
    ...[...inRequests, ...inResponses].filter(asksOfBytes(schemas)).map(({ range, location }) => ({
      construct: `schema of ${range}`,
      reason: 'bodies of this type are bytes: media type and size are enforced, and how many bytes there may be',
      location,
    })),
    ...[...inRequests, ...inResponses]
      .filter(({ range, itemSchema }) => itemSchema !== undefined && !hasItems(range))
      .map(({ range, location }) => ({
        construct: `itemSchema of ${range}`,
        reason: 'bodies of this type are not a sequence of items',
        location,
      })),
  ];
}

function responseContents({ responses }: Operation): readonly MediaType[] {
  return responses.flatMap(({ content }) => content);
}

/** A range may stand for a sequence. */
function hasItems(range: string): boolean {
  return isSequential(range) || isMultipart(range) || /^(?:\*|application|text)\/\*/i.test(range.trim());
}

/** What is true of bytes whatever they are, or says nothing of values. */
const ofBytes = new Set(
  'type format minLength maxLength contentMediaType contentEncoding title description default example examples deprecated readOnly writeOnly $id $anchor $comment $defs $schema externalDocs'.split(
    ' ',
  ),
);

function asksOfBytes(schemas: Contract['schemas']) {
  return ({ range, schema }: MediaType): boolean => {
    if (!isBytes(range) || !schema) return false;
    return partsOf(schema.json, schemas).some(json => {
      if (json === false) return true;
      if (json === true) return false;
      const { type, format = 'binary', contentEncoding = 'binary' } = json;
      if (type !== undefined && ![type].flat().includes('string')) return true;
      if (format !== 'binary' || contentEncoding !== 'binary') return true;
      return Object.keys(json).some(
        keyword => !(ofBytes.has(keyword) || lead.has(keyword) || keyword.startsWith('x-')),
      );
    });
  };
}

/** Keywords that lead to more that is said of the same value. */
const lead = new Set(['$ref', 'allOf']);

/** A schema and all that holds of the same value by reference and allOf. */
function partsOf(root: SchemaJson, schemas: Contract['schemas']): readonly SchemaJson[] {
  const reached = new Set([root]);
  for (const json of reached) {
    if (typeof json === 'boolean') continue;
    const target = typeof json.$ref === 'string' ? schemas.get(json.$ref)?.json : undefined;
    // the normal form holds nothing but schemas in these places
    for (const each of [target, json.allOf].flat() as (SchemaJson | undefined)[])
      if (each !== undefined) reached.add(each);
  }
  return [...reached];
}
