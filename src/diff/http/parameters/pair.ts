import type { Operation, Parameter } from '../../../contract/index.js';
import type { Pair } from '../context.js';

/** A parameter as it stands in both versions, or in one alone. */
export interface ParameterPair {
  readonly before?: Parameter;
  readonly after?: Parameter;
}

/** Pairs the parameters of an operation: those of the path by their position, the query string as a whole, others by place and name. */
export function pairParameters({ before, after }: Pair): readonly ParameterPair[] {
  const now = new Map(after.parameters.map(parameter => [identityOf(parameter, after), parameter]));
  const pairs: ParameterPair[] = before.parameters.map(parameter => {
    const identity = identityOf(parameter, before);
    const other = now.get(identity);
    now.delete(identity);
    return other ? { before: parameter, after: other } : { before: parameter };
  });
  return [...pairs, ...[...now.values()].map(parameter => ({ after: parameter }))];
}

/** The parameter of another version that takes the same place in a message. */
export function counterpart(parameter: Parameter, own: Operation, other: Operation): Parameter | undefined {
  return byIdentity(other).get(identityOf(parameter, own));
}

/** By list, each once: every message that shows a change of an operation asks for each of its parameters. */
const known = new WeakMap<Operation['parameters'], Map<string, ReadonlyMap<string, Parameter>>>();

function byIdentity(operation: Operation): ReadonlyMap<string, Parameter> {
  const { parameters, path } = operation;
  let byPath = known.get(parameters);
  if (!byPath) known.set(parameters, (byPath = new Map()));
  let found = byPath.get(path);
  if (!found) byPath.set(path, (found = identified(operation)));
  return found;
}

function identified(operation: Operation): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const each of operation.parameters) {
    const identity = identityOf(each, operation);
    if (!found.has(identity)) found.set(identity, each);
  }
  return found;
}

function identityOf({ in: place, name }: Parameter, { path }: Operation): string {
  if (place === 'header') return `header ${name.toLowerCase()}`;
  // there is one at most, and its name stands in no message: https://spec.openapis.org/oas/v3.2.0.html#parameter-locations
  if (place === 'querystring') return place;
  if (place !== 'path' || !path.startsWith('/')) return `${place} ${name}`;
  const position = [...path.matchAll(/\{([^{}]*)\}/g)].findIndex(([, each]) => each === name);
  return `path ${position}`;
}

/** How a person calls it: ``query parameter `limit` ``. */
export function calledOf({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string {
  if (place === 'querystring') return 'query string';
  return `${place === 'header' ? 'request header' : `${place} parameter`} \`${name}\``;
}

/** How a part of an operation is named: `query parameter limit`. */
export function partOf({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string {
  return place === 'querystring' ? 'query string' : `${place} parameter ${name}`;
}
