import { appendToken } from '../../document/index.js';
import type { Step } from '../../schema/index.js';
import type { Asking } from './asking.js';
import type { Reachable } from './cause.js';

/** Where in a value a cause shows; JSON Pointer. */
export function failingPointer(value: unknown, { cause, steps }: Reachable, asking: Asking): string {
  let pointer = '';
  let at = value;
  for (let index = 0; index < steps.length; index++) {
    const rest = { cause, steps: steps.slice(index + 1) };
    const next = partsOf(at, steps[index]!).find(([, part]) => asking.shows(part, rest));
    if (!next) return pointer;
    const [token, part] = next;
    if (token !== undefined) pointer = appendToken(pointer, token);
    at = part;
  }
  const { name } = cause.about;
  const isMember = cause.code === 'schema-property-added' || cause.code === 'schema-property-removed';
  return isMember && typeof at === 'object' && at !== null && Object.hasOwn(at, name)
    ? appendToken(pointer, name)
    : pointer;
}

/** The parts that a step may lead to. */
function partsOf(
  value: unknown,
  step: Step,
): readonly (readonly [token: string | number | undefined, part: unknown])[] {
  if (step.to === 'branch') return [[undefined, value]];
  if (typeof value !== 'object' || value === null) return [];
  if (step.to === 'property')
    return Object.hasOwn(value, step.name)
      ? [[step.name, Object.entries(value).find(([name]) => name === step.name)![1]]]
      : [];
  if (!Array.isArray(value)) return Object.entries(value);
  return value
    .map((item, index) => [index, item] as const)
    .filter(([index]) => (step.to === 'items' ? index >= step.from : step.to === 'item' && index === step.index));
}
