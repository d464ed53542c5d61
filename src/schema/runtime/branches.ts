import type { Violation } from '../types.js';
import { typeMessage } from './assertions.js';
import { type Frame, fail, here } from './frame.js';
import type { Outcome } from './outcome.js';
import type { CheckSchema } from './rules.js';

/** https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.2 */
export function anyOf(schemas: readonly CheckSchema[], frame: Frame): void {
  if (frame.dispatched) return;
  const outcomes = schemas.map(schema => here(frame, schema, 'anyOf'));
  const valid = outcomes.filter(outcome => outcome.valid);
  for (const outcome of valid) frame.out.evaluatedAlso(outcome);
  if (valid.length === 0) nearest('anyOf', schemas, outcomes, frame);
}

/** https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.3 */
export function oneOf(schemas: readonly CheckSchema[], frame: Frame): void {
  if (frame.dispatched) return;
  const outcomes = schemas.map(schema => here(frame, schema, 'oneOf'));
  const names = schemas.map((schema, index) => branchName('oneOf', schema, index));
  const matching = names.filter((_, index) => outcomes[index]!.valid);
  if (matching.length === 0) nearest('oneOf', schemas, outcomes, frame);
  else if (matching.length > 1)
    fail(frame, 'oneOf', `must match exactly one branch of oneOf, not ${matching.join(' and ')}`);
  else frame.out.evaluatedAlso(outcomes.find(outcome => outcome.valid)!);
}

/** A component's name, else the place in the list. */
export function branchName(keyword: string, schema: CheckSchema, index: number): string {
  const ref = typeof schema === 'object' ? schema['$ref'] : undefined;
  return (typeof ref === 'string' && componentOf(ref)) || `${keyword}/${index}`;
}

export function componentOf(id: string): string | undefined {
  const name = /#\/components\/schemas\/([^/]+?)(?:[?~][^/]*)?$/.exec(id)?.[1];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Of branches that all fail, says what is wrong with the one that the value comes nearest to. */
function nearest(keyword: string, schemas: readonly CheckSchema[], outcomes: readonly Outcome[], frame: Frame): void {
  const types = outcomes.map((outcome, index) => wrongType(schemas[index]!, outcome, frame));
  if (types.length > 1 && types.every(list => list !== undefined)) {
    fail(frame, keyword, typeMessage([...new Set(types.flat())], frame.value));
    return;
  }
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  outcomes.forEach((outcome, index) => {
    const distance = outcome.violations.reduce((sum, violation) => sum + weight(violation, frame.pointer), 0);
    if (distance < least) [best, least] = [index, distance];
  });
  if (best < 0) fail(frame, keyword, `must match a branch of ${keyword}, which has none`);
  else frame.out.also(outcomes[best]!, branchName(keyword, schemas[best]!, best));
}

/** The types that a branch wants where nothing but the type is wrong. */
function wrongType(schema: CheckSchema, outcome: Outcome, frame: Frame): readonly string[] | undefined {
  const [only, more] = outcome.violations;
  if (!only || more || only.code !== 'type' || only.pointer !== frame.pointer) return undefined;
  let seen: CheckSchema | undefined = schema;
  for (let steps = 0; steps < 10 && typeof seen === 'object'; steps++) {
    const { type, $ref } = seen as { type?: string | string[]; $ref?: string };
    if (type !== undefined) return [type].flat();
    seen = typeof $ref === 'string' ? frame.rules.lookup($ref) : undefined;
  }
  return undefined;
}

/** A wrong type of the whole value tells branches apart best, then a wrong tag (const or enum of a member), then the rest. */
function weight(violation: Violation, root: string): number {
  const depth = violation.pointer.slice(root.length).split('/').length - 1;
  if (depth === 0) return violation.code === 'type' || violation.code === 'not' ? 10_000 : 100;
  const tag = violation.code === 'const' || violation.code === 'enum';
  if (depth === 1) return tag ? 1_000 : violation.code === 'additionalProperties' ? 100 : 50;
  return 10;
}
