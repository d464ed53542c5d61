// https://spec.openapis.org/oas/v3.2.0.html#discriminator-object: without a mapping, a schema's name is the value that is sent
import { versionOf, visitObjects, type WrittenObject } from '../contract/index.js';
import type { DocumentSet, Json, JsonObject } from '../document/index.js';
import { keyOf, member, type Node } from './uses.js';

/** The discriminator that a schema's name is a value of; undefined where the name is nobody's but the document's. */
export function implicitNameOf(set: DocumentSet, component: Node): Node | undefined {
  if (!component.pointer.startsWith('/components/schemas/')) return undefined;
  const discriminators: WrittenObject[] = [];
  visitObjects(set, versionOf(set.root.value) ?? '3.1', node => {
    if (node.type === 'discriminator') discriminators.push(node);
  });
  return discriminators.find(each => isValueOf(set, each, component));
}

function isValueOf(set: DocumentSet, discriminator: WrittenObject, component: Node): boolean {
  const { mapping } = discriminator.value;
  const mapped = Object.values((typeof mapping === 'object' && mapping !== null ? mapping : {}) as JsonObject).filter(
    each => typeof each === 'string',
  );
  const leads = (written: string) => {
    const target =
      set.resolve(written, discriminator) ??
      set.resolve(`#/components/schemas/${written}`, { file: set.root, pointer: '' });
    return target !== undefined && keyOf(target) === keyOf(component);
  };
  if (mapped.some(leads)) return false;
  const owner = discriminator.parent;
  const branches = ['oneOf', 'anyOf'].flatMap(keyword => refsOf(member(owner?.value, keyword)));
  if (branches.some(ref => leads(ref))) return true;
  // or it extends the schema that has the discriminator
  const value = set.resolve(`#${encodeURI(component.pointer)}`, { file: component.file, pointer: '' })?.value;
  return refsOf(member(value, 'allOf')).some(ref => {
    const target = set.resolve(ref, component);
    return target !== undefined && owner !== undefined && keyOf(target) === keyOf(owner);
  });
}

function refsOf(list: Json | undefined): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.map(each => member(each, '$ref')).filter(ref => typeof ref === 'string');
}
