import type { ErrorObject } from 'ajv';
import { nearest } from '../../../../diagnostics/index.js';
import type { FunctionResult, JsonPath } from '../../types.js';
import { named, shown } from '../values.js';

/** The errors of one place and of those below it. */
interface Place {
  errors: readonly ErrorObject[];
  readonly below: Map<string, Place>;
}

/**
 * What is told of a value's errors: fewer than there are, as those of a choice say less than those of its branches, and one wrong word says
 * less than what else is wrong beside it.
 * @param path where the value stands
 */
export function toldErrors(errors: readonly ErrorObject[], value: unknown, path: JsonPath): readonly FunctionResult[] {
  const root = placesOf(errors);
  dropRedundant(root);
  return collected(root).map(error => ({
    message: messageOf(error, value, path),
    path: [...path, ...stepsOf(error)],
  }));
}

function stepsOf({ instancePath }: ErrorObject): readonly string[] {
  return instancePath === '' ? [] : instancePath.slice(1).split('/');
}

/** A place is known by words and digits; an error at a place without any is not told. */
function placesOf(errors: readonly ErrorObject[]): Place {
  const root: Place = { errors: [], below: new Map() };
  for (const error of errors) {
    const steps = error.instancePath === '' ? [''] : (error.instancePath.match(/\/[\w$-]+(?:\/\d+)?/g) ?? []);
    let place = root;
    for (const step of steps) {
      let next = place.below.get(step);
      if (!next) place.below.set(step, (next = { errors: [], below: new Map() }));
      place = next;
    }
    if (place !== root) place.errors = [...place.errors, error];
  }
  return root;
}

function dropRedundant(place: Place, parent?: Place, step = ''): void {
  if (place.below.size > 0 && place.errors.some(({ keyword }) => keyword === 'anyOf')) place.errors = [];
  if (parent && parent.below.size > 1 && isEnumOnly(place)) parent.below.delete(step);
  for (const [each, below] of [...place.below]) dropRedundant(below, place, each);
}

function isEnumOnly({ errors }: Place): boolean {
  return errors.length > 0 && errors.every(({ keyword }) => keyword === 'enum');
}

function collected(place: Place): readonly ErrorObject[] {
  const [first] = place.errors;
  if (first && isEnumOnly(place)) {
    const allowedValues = [...new Set(place.errors.flatMap(({ params }) => params['allowedValues']))];
    return [{ ...first, params: { allowedValues } }];
  }
  return [...place.errors, ...[...place.below.values()].flatMap(collected)];
}

function messageOf(error: ErrorObject, value: unknown, path: JsonPath): string {
  const { keyword, params, message = 'is not valid' } = error;
  const steps = stepsOf(error);
  const name = named([...path, ...steps]);
  if (keyword === 'errorMessage') return message;
  if (keyword === 'additionalProperties') return `Property "${params['additionalProperty']}" is not known here`;
  if (keyword !== 'enum') return `${name} ${message.replaceAll("'", '"')}`;
  const allowed: readonly unknown[] = params['allowedValues'];
  const meant = nearestText(at(value, steps), allowed);
  return `${name} must be one of ${allowed.map(shown).join(', ')}${meant ? `; is "${meant}" meant?` : ''}`;
}

function nearestText(value: unknown, allowed: readonly unknown[]): string | undefined {
  const texts = allowed.filter(each => typeof each === 'string');
  return typeof value === 'string' ? nearest(value, texts) : undefined;
}

function at(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], value);
}
