// https://spec.openapis.org/oas/v3.2.0.html#runtime-expressions
import type { Operation, SchemaJson } from '../contract/index.js';
import { parsePointer } from '../document/index.js';
import { isObject, listOf, own } from './read.js';
import type { SchemaTools } from './schema-tools.js';

/** The expressions in a text: it itself where it begins with a dollar, and those in braces. */
export function expressionsIn(text: string): readonly string[] {
  return text.startsWith('$') ? [text] : [...text.matchAll(/\{(\$[^{}]*)\}/g)].map(([, inner = '']) => inner);
}

/**
 * Why an expression leads to nothing.
 * @param status of the response that a link stands in; none: no response is there to ask
 * @returns undefined where it leads somewhere, or may
 */
export function flawOf(
  expression: string,
  operation: Operation,
  tools: SchemaTools,
  status?: string,
): string | undefined {
  if (/^\$(?:url|method|statusCode)$/.test(expression)) return undefined;
  const found = /^\$(request|response)\.(?:(body)(?:#(.*))?|(header|query|path)\.(.+))$/.exec(expression);
  if (!found) return 'it is no runtime expression';
  const [, side, body, pointer = '', source, name = ''] = found;
  if (side === 'response' && status === undefined) return undefined;
  const response = operation.responses.find(each => each.status === status);
  if (body !== undefined) {
    const content = side === 'request' ? operation.requestBody?.content : response?.content;
    if (content === undefined || content.length === 0) return `the ${side} has no body`;
    const isThere = content.some(({ schema }) => !schema || mayReach(schema.json, pointer, tools));
    return isThere ? undefined : `no body of the ${side} has '${pointer}'`;
  }
  if (side === 'response') {
    const isKnown = response?.headers.some(each => each.name.toLowerCase() === name.toLowerCase()) ?? true;
    return source === 'header' && isKnown ? undefined : `the response declares no header '${name}'`;
  }
  const isDeclared = operation.parameters.some(
    each =>
      each.in === source &&
      (each.name === name || (source === 'header' && each.name.toLowerCase() === name.toLowerCase())),
  );
  // standard headers need no declaration
  return isDeclared || source === 'header' ? undefined : `the request has no ${source} parameter '${name}'`;
}

/** Whether a value of a schema may have something at a pointer; false where it declares properties, and not those. */
function mayReach(root: SchemaJson, pointer: string, tools: SchemaTools): boolean {
  if (pointer !== '' && !pointer.startsWith('/')) return false;
  let level: readonly SchemaJson[] = [root];
  for (const token of parsePointer(pointer)) {
    const next = level.flatMap(json => below(json, token, tools));
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}

function below(json: SchemaJson, token: string, tools: SchemaTools): readonly SchemaJson[] {
  const { properties, open, choices, types } = tools.shape(json);
  const declared = properties.get(token);
  if (declared) return declared;
  const chosen = choices.flat().flatMap(branch => below(branch, token, tools));
  if (chosen.length > 0) return chosen;
  if (open || (properties.size === 0 && choices.length === 0 && (types & 64) !== 0)) return [true];
  return (types & 32) !== 0 && /^\d+$/.test(token) ? [itemsOf(json, tools)] : [];
}

function itemsOf(json: SchemaJson, tools: SchemaTools): SchemaJson {
  if (!isObject(json)) return true;
  const ref = own(json, '$ref');
  const target = typeof ref === 'string' ? tools.schema(ref)?.json : undefined;
  if (target !== undefined && target !== json) return itemsOf(target, tools);
  return listOf(own(json, 'prefixItems')).length > 0 ? true : ((own(json, 'items') as SchemaJson | undefined) ?? true); // a schema stands there
}
