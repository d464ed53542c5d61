// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import type { NodeRef } from '../../document/index.js';
import type { Builder } from '../build/builder.js';
import { dereference } from '../build/reference.js';
import { child, members, type ObjectNode, objectChild, own } from '../node.js';
import { isText } from '../text-media.js';
import type { ContractRule } from './rule.js';

/** A text is a string: a schema that only other primitives fit refuses each. Objects and lists are no claim about the text itself. */
export const untypedTexts: ContractRule = ({ builder, paths }) => {
  const told = new Set<unknown>();
  for (const { operation, node, parameters } of [...paths.operations, ...paths.webhooks]) {
    for (const [range, media] of contents(builder, [...parameters.map(each => each.listed), ...bodiesOf(node)])) {
      const schema = isText(range) && child(media, 'schema');
      const target = schema && dereference(builder, schema)?.node;
      if (!target || told.has(media.value) || !refusesTexts(target)) continue;
      told.add(media.value);
      const message = `${range} has a schema that no text fits: texts are not parsed, so each is refused`;
      builder.report('text-never-fits', message, media, { operation: operation.key });
    }
  }
};

function bodiesOf(operation: ObjectNode): readonly (NodeRef | undefined)[] {
  const responses = members(objectChild(operation, 'responses')).map(([, response]) => response);
  return [child(operation, 'requestBody'), ...responses];
}

function contents(
  builder: Builder,
  holders: readonly (NodeRef | undefined)[],
): readonly (readonly [range: string, media: ObjectNode])[] {
  return holders.flatMap(holder => {
    const node = dereference(builder, holder)?.node;
    return members(node && objectChild(node, 'content')).flatMap(([range, value]) => {
      const media = dereference(builder, value)?.node;
      return media ? [[range, media] as const] : [];
    });
  });
}

const primitives = new Set<unknown>(['integer', 'number', 'boolean', 'null']);

function refusesTexts({ value }: ObjectNode): boolean {
  const type = own(value, 'type');
  if (typeof type === 'string' || Array.isArray(type)) return [type].flat().every(each => primitives.has(each));
  const allowed = own(value, 'enum') ?? [own(value, 'const') ?? ''];
  return (
    Array.isArray(allowed) &&
    allowed.length > 0 &&
    allowed.every(each => typeof each !== 'string' && typeof each !== 'object')
  );
}
