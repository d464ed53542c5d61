// https://spec.openapis.org/oas/v3.2.0.html#example-object
import { frozen } from '../frozen.js';
import { child, members, type ObjectNode, objectChild, own, place, text } from '../node.js';
import type { Example } from '../types.js';
import type { Builder } from './builder.js';
import { dereference } from './reference.js';

const none: readonly Example[] = Object.freeze([]);

/** The examples of a parameter, header or media type: `example` without a name, `examples` by name. */
export function examplesOf(builder: Builder, node: ObjectNode): readonly Example[] {
  const single = child(node, 'example');
  const named = members(objectChild(node, 'examples'));
  if (single === undefined && named.length === 0) return none;
  const found: Example[] = [];
  if (single !== undefined) {
    found.push(
      Object.freeze({
        value: frozen(single.value),
        get location() {
          return place(single);
        },
      }),
    );
  }
  for (const [name, value] of named) {
    const target = dereference(builder, value)?.node;
    if (target !== undefined) found.push(builder.once(`example ${name}`, target, () => toExample(name, target)));
  }
  return Object.freeze(found);
}

function toExample(name: string, node: ObjectNode): Example {
  const value = own(node.value, 'dataValue') ?? own(node.value, 'value');
  const externalValue = text(node, 'externalValue');
  return Object.freeze({
    name,
    ...(value !== undefined && { value: frozen(value) }),
    ...(externalValue !== undefined && { externalValue }),
    get location() {
      return place(node);
    },
  });
}
