import type { JsonLimits } from './json.js';

/** Whether a value that a body parser made is over the limits that its text would have been held to. */
export function overLimits(value: unknown, { depth, jsonKeys }: JsonLimits): 'too-deep' | 'too-many-keys' | undefined {
  let keys = 0;
  let level = isPlain(value) ? [value] : [];
  for (let levels = 1; level.length > 0; levels += 1) {
    if (levels > depth) return 'too-deep';
    const below: object[] = [];
    for (const one of level) {
      const members: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
      if (!Array.isArray(one)) keys += members.length;
      if (keys > jsonKeys) return 'too-many-keys';
      for (const member of members) if (isPlain(member)) below.push(member);
    }
    level = below;
  }
  return undefined;
}

/** What a parser builds: other objects, such as buffers and dates, have no members to speak of. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
