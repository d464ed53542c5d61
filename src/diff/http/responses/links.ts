// https://spec.openapis.org/oas/v3.2.0.html#link-object

import type { Contract, Operation, Parameter } from '../../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../../document/index.js';
import type { Context } from '../context.js';
import { isObject } from '../message/form-text.js';
import type { Side } from '../side.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import type { BothResponses } from './both.js';
import { responseSubject } from './subject.js';

/** What a link leads to, without its words: the operation itself where it is one of the document, however it is named. */
function meaningOf({ description: _words, ...link }: JsonObject, side: Side): string {
  const { operationId: _id, operationRef: _reference, ...rest } = link;
  const target = targetOf(link, side);
  return canonical(target ? { ...rest, operation: target.key } : link);
}

/** The operation of the document that a link leads to. */
function targetOf({ operationId, operationRef }: JsonObject, { contract }: Side): Operation | undefined {
  const pointer = typeof operationRef === 'string' ? pointerIn(operationRef) : undefined;
  const { byId, byPointer } = operationsOf(contract);
  if (pointer !== undefined) return byPointer.get(pointer);
  return operationId ? byId.get(operationId) : undefined;
}

/** The same, whichever way its parameters are named and its expressions are written. */
function plainMeaningOf(link: JsonObject, side: Side): string {
  const { parameters = null } = link;
  const target = targetOf(link, side);
  if (!isObject(parameters)) return meaningOf(link, side);
  const plain = Object.entries(parameters).map(([name, value]) => [plainName(name, target), plainExpression(value)]);
  return meaningOf({ ...link, parameters: Object.fromEntries(plain) as JsonObject }, side);
}

/** With the place of the parameter, where the operation that the link leads to has one alone of the name. */
function plainName(name: string, target: Operation | undefined): string {
  const full = ({ in: place, name: own }: Parameter) => `${place}.${place === 'header' ? own.toLowerCase() : own}`;
  const parameters = target?.parameters ?? [];
  const said = parameters.find(parameter => `${parameter.in}.${parameter.name}` === name);
  const [only, ...others] = said ? [said] : parameters.filter(parameter => parameter.name === name);
  return only && others.length === 0 ? full(only) : name;
}

/** Headers are of one name in whatever letters. https://spec.openapis.org/oas/v3.2.0.html#runtime-expressions */
function plainExpression(value: Json): Json {
  if (typeof value !== 'string') return value;
  return value.replace(/\$(?:request|response)\.header\.[^{}]+/g, header => header.toLowerCase());
}

/** The operations of a contract by what links call them. */
interface Targets {
  readonly byId: ReadonlyMap<unknown, Operation>;
  readonly byPointer: ReadonlyMap<string, Operation>;
}

const known = new WeakMap<Contract, Targets>();

function operationsOf(contract: Contract): Targets {
  let targets = known.get(contract);
  if (!targets) {
    const { operations } = contract;
    targets = {
      byId: new Map(operations.map(operation => [operation.operationId, operation])),
      byPointer: new Map(operations.map(operation => [operation.location.pointer, operation])),
    };
    known.set(contract, targets);
  }
  return targets;
}

/** Where a reference within the document leads. https://spec.openapis.org/oas/v3.2.0.html#operationref-examples */
function pointerIn(reference: string): string | undefined {
  if (!reference.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

export function compareLinks(responses: BothResponses, context: Context): void {
  const { pair, travels, status, before, after } = responses;
  for (const name of new Set([...before.links.keys(), ...after.links.keys()])) {
    const [old, now] = [before.links.get(name), after.links.get(name)];
    const [from, to] = [old && meaningOf(old, context.before), now && meaningOf(now, context.after)];
    if (from === to) continue;
    if (old && now && plainMeaningOf(old, context.before) === plainMeaningOf(now, context.after)) continue;
    const what = !old ? 'added' : now ? 'changed' : 'removed';
    const words = { added: 'is new', changed: 'leads elsewhere or hands on something else', removed: 'is gone' };
    tell(pair, context, {
      code: `link-${what}`,
      level: what === 'added' ? 'safe' : 'risky',
      message: `the link \`${name}\` of the response ${status} ${words[what]}`,
      part: `response ${status}, link ${name}`,
      direction: travels,
      before: before.location,
      after: after.location,
      subject: [...responseSubject(responses), name, from ?? null, to ?? null],
      ...(what !== 'added' &&
        undecided(
          `whether clients follow the link \`${name}\` of the response ${status}`,
          'no document says what clients make of links',
          'Keep the old link beside the new one, under a name of its own',
        )),
    });
  }
}
