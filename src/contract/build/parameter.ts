// https://spec.openapis.org/oas/v3.2.0.html#parameter-object
import { child, flag, items, type ObjectNode, place, saidByExtensions, text } from '../node.js';
import type { Parameter, ParameterLocation } from '../types.js';
import type { Builder } from './builder.js';
import { examplesOf } from './example.js';
import { singleContent } from './media-type.js';
import { type Dereferenced, dereference } from './reference.js';
import { defaultExplode, isStyle, stylesOf } from './style.js';

const locations = new Set<string>(Object.keys(stylesOf));
const ignored = new Set(['accept', 'content-type', 'authorization']);

/** A parameter with the place where it is listed, which findings point at. */
export interface ListedParameter {
  readonly parameter: Parameter;
  readonly listed: ObjectNode;
}

/** The parameters that one list declares, references followed, in its order; those without name or place left out. */
export function parametersOf(builder: Builder, node: ObjectNode): readonly ListedParameter[] {
  const found: ListedParameter[] = [];
  for (const item of items(node, 'parameters')) {
    const target = dereference(builder, item);
    if (target === undefined) continue;
    const parameter =
      target.description === undefined
        ? builder.once('parameter', target.node, () => toParameter(builder, target))
        : toParameter(builder, target);
    // dereference gave an object for it, so the item itself is one.
    if (parameter !== undefined) found.push({ parameter, listed: item as ObjectNode });
  }
  return found;
}

/** Whether the standard says to ignore it: what these headers hold is said by content and security. */
export function isIgnored(parameter: Parameter): boolean {
  return parameter.in === 'header' && ignored.has(parameter.name.toLowerCase());
}

/** Of path-level and operation-level parameters: the operation's own win by name and place. */
export function mergeParameters(
  above: readonly ListedParameter[],
  own: readonly ListedParameter[],
): readonly ListedParameter[] {
  if (above.length === 0) return own;
  const names = new Set(own.map(each => parameterKey(each.parameter)));
  return [...above.filter(each => !names.has(parameterKey(each.parameter))), ...own];
}

/** Equal for two parameters that are the same: header names have no case. */
export function parameterKey(parameter: Parameter): string {
  return `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}

function isLocation(value: string | undefined): value is ParameterLocation {
  return value !== undefined && locations.has(value);
}

function toParameter(builder: Builder, target: Dereferenced): Parameter | undefined {
  const { node } = target;
  const name = text(node, 'name');
  const where = text(node, 'in');
  if (name === undefined || !isLocation(where)) return undefined;
  const stated = text(node, 'style');
  const style = isStyle(stated) ? stated : stylesOf[where][0];
  const schema = child(node, 'schema');
  const content = schema ? undefined : singleContent(builder, node);
  const description = target.description ?? text(node, 'description');
  let examples: Parameter['examples'] | undefined;
  return Object.freeze({
    name,
    in: where,
    required: where === 'path' || (flag(node, 'required') ?? false),
    deprecated: flag(node, 'deprecated') ?? false,
    ...(description !== undefined && { description }),
    ...saidByExtensions(node),
    allowEmptyValue: flag(node, 'allowEmptyValue') ?? false,
    allowReserved: flag(node, 'allowReserved') ?? false,
    style,
    explode: flag(node, 'explode') ?? defaultExplode(style),
    ...(schema && { schema: builder.schemaAt(schema) }),
    ...(content && { content }),
    get examples() {
      return (examples ??= examplesOf(builder, node));
    },
    get location() {
      return place(node);
    },
  });
}
