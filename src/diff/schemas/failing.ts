import { appendToken } from '../../document/index.js';
import type { Place, Step } from '../../schema/index.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';

/**
 * Where a cause shows in a value of the schemas that differ by it; JSON Pointer.
 * @param shows whether a value shows the cause
 */
export function failingAt(value: unknown, { code, about: { name } }: Cause, shows: (part: object) => boolean): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  if (code === 'schema-property-added' || code === 'schema-property-removed')
    return Object.hasOwn(value, name) ? appendToken('', name) : '';
  if (code !== 'schema-openness-changed' && code !== 'schema-names-changed') return '';
  const [member] = Object.entries(value).find(([each, part]) => shows({ [each]: part })) ?? [];
  return member === undefined ? '' : appendToken('', member);
}

/** Where a cause shows in a value that shows it in some place; JSON Pointer. */
export function failingIn(value: unknown, cause: Cause, place: Place, asking: Asking): string {
  const found = showing(value, place, asking, new Set());
  if (!found) return '';
  return found.pointer + failingAt(found.part, cause, part => asking.surelyShows(part, place));
}

interface Found {
  readonly pointer: string;
  readonly part: unknown;
}

/** @param same places of this value that have been looked at */
function showing(value: unknown, place: Place, asking: Asking, same: Set<Place>): Found | undefined {
  if (same.has(place)) return undefined;
  same.add(place);
  const { here, ways } = place;
  if (here && asking.shows(value, { here, ways: [] })) return { pointer: '', part: value };
  for (const { step, to } of ways)
    for (const [token, part] of partsOf(value, step)) {
      if (!asking.shows(part, to)) continue;
      const found = showing(part, to, asking, token === undefined ? same : new Set());
      if (found) return token === undefined ? found : { ...found, pointer: appendToken('', token) + found.pointer };
    }
  return undefined;
}

/** The parts that a step may lead to. */
export function partsOf(
  value: unknown,
  step: Step | undefined,
): readonly (readonly [token: string | number | undefined, part: unknown])[] {
  if (!step || step.to === 'branch') return [[undefined, value]];
  if (typeof value !== 'object' || value === null) return [];
  if (step.to === 'property')
    return Object.hasOwn(value, step.name)
      ? [[step.name, Object.entries(value).find(([name]) => name === step.name)![1]]]
      : [];
  if (!Array.isArray(value)) {
    const named = step.to === 'others' ? step.names : [];
    return Object.entries(value).filter(([name]) => !named.includes(name));
  }
  return value
    .map((item, index) => [index, item] as const)
    .filter(([index]) => (step.to === 'items' ? index >= step.from : step.to === 'item' && index === step.index));
}
