// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import type { Json, NodeRef } from '../../document/index.js';
import type { Builder } from '../build/builder.js';
import { dereference } from '../build/reference.js';
import { isText } from '../media-kinds.js';
import { child, isObject, members, type ObjectNode, objectChild, own } from '../node.js';
import type { ContractRule } from './rule.js';
import { type Holds, some, throughReferences } from './through-references.js';

/**
 * A text is a string: a schema that only other values fit refuses each. Bodies that are described as objects or lists are no
 * claim about the text itself, and pass; of parameters, headers and parts the text is what is held against the schema.
 */
export const untypedTexts: ContractRule = ({ builder, paths }) => {
  const told = new Set<unknown>();
  const tell = (
    range: string,
    at: ObjectNode,
    schema: NodeRef | undefined,
    never: ReadonlySet<unknown>,
    key: string,
  ) => {
    const target = schema && dereference(builder, schema)?.node;
    if (!isText(range) || !target || told.has(at.value) || !refusesTexts(target, never)) return;
    told.add(at.value);
    const message = `${range} has a schema that no text fits: texts are not parsed, so each is refused`;
    builder.report('text-never-fits', message, at, { operation: key });
  };
  const holdsTexts = textHolders(builder);
  for (const { operation, node, parameters } of [...paths.operations, ...paths.webhooks]) {
    const { key } = operation;
    if (!parameters.some(({ listed }) => holdsTexts(listed.value, listed)) && !carriesTexts(node, holdsTexts)) continue;
    const responses = members(objectChild(node, 'responses')).map(([, response]) => response);
    const headers = responses.flatMap(response => {
      const target = dereference(builder, response)?.node;
      return members(target && objectChild(target, 'headers')).map(([, header]) => header);
    });
    for (const [range, media] of contents(builder, [...parameters.map(each => each.listed), ...headers]))
      tell(range, media, child(media, 'schema'), others, key);
    for (const [range, media] of contents(builder, [child(node, 'requestBody'), ...responses])) {
      tell(range, media, child(media, 'schema'), primitives, key);
      for (const [type, encoding, property] of textParts(builder, media))
        tell(type, encoding, property, structures, key);
    }
  }
};

/** Whether a body, a parameter or a header may be a text, or hold one: hardly any does. */
function textHolders(builder: Builder): Holds {
  const holds = throughReferences(
    builder,
    (value, from) => mayHoldTexts(own(value, 'content')) || some(own(value, 'headers'), header => holds(header, from)),
  );
  return holds;
}

function carriesTexts(node: ObjectNode, holdsTexts: Holds): boolean {
  const { requestBody, responses } = node.value;
  return holdsTexts(requestBody, node) || some(responses, response => holdsTexts(response, node));
}

type Part = readonly [type: string, encoding: ObjectNode, property: NodeRef];

/** The parts of a form that `encoding` says are texts. */
function textParts(builder: Builder, media: ObjectNode): readonly Part[] {
  const schema = dereference(builder, child(media, 'schema'))?.node;
  const properties = schema && objectChild(schema, 'properties');
  return members(objectChild(media, 'encoding')).flatMap(([name, node]): readonly Part[] => {
    const encoding = dereference(builder, node)?.node;
    const type = encoding && own(encoding.value, 'contentType');
    const property = properties && dereference(builder, child(properties, name))?.node;
    // what text/plain says of a field is read as the field's type has it, JSON of an object too
    if (!encoding || typeof type !== 'string' || type === 'text/plain' || !property) return [];
    // each item of a list is a part of its own
    const one = own(property.value, 'type') === 'array' ? child(property, 'items') : property;
    return one ? [[type, encoding, one]] : [];
  });
}

function contents(
  builder: Builder,
  holders: readonly (NodeRef | undefined)[],
): readonly (readonly [range: string, media: ObjectNode])[] {
  return holders.flatMap(holder => {
    const node = dereference(builder, holder)?.node;
    if (!node || !mayHoldTexts(own(node.value, 'content'))) return [];
    return members(objectChild(node, 'content')).flatMap(([range, value]) => {
      const media = dereference(builder, value)?.node;
      return media ? [[range, media] as const] : [];
    });
  });
}

/** Whether any of the media types is of texts, or may say that a part of it is: hardly one does. */
function mayHoldTexts(content: Json | undefined): boolean {
  if (!isObject(content)) return false;
  for (const range in content) {
    const media = content[range];
    if (isText(range) || (isObject(media) && ('encoding' in media || '$ref' in media))) return true;
  }
  return false;
}

const primitives: ReadonlySet<unknown> = new Set(['integer', 'number', 'boolean', 'null']);
const structures: ReadonlySet<unknown> = new Set(['object', 'array']);
const others: ReadonlySet<unknown> = new Set([...primitives, ...structures]);

/** @param never the types that no text is of */
function refusesTexts({ value }: ObjectNode, never: ReadonlySet<unknown>): boolean {
  const type = own(value, 'type');
  if (typeof type === 'string' || Array.isArray(type)) return [type].flat().every(each => never.has(each));
  const allowed = own(value, 'enum') ?? [own(value, 'const') ?? ''];
  return (
    Array.isArray(allowed) &&
    allowed.length > 0 &&
    allowed.every(each => typeof each !== 'string' && typeof each !== 'object')
  );
}
