import { formatPointer } from '../../../document/index.js';
import { dotted } from '../run/message.js';

type Names = readonly (string | number)[];

const PrintStyle = { Dot: 'dot', Pointer: 'pointer', EscapedPointer: 'escapedPointer' };

function printPath(path: Names, style: string): string {
  if (style === PrintStyle.Dot) return dotted(path.map(String));
  if (style === PrintStyle.Pointer) return path.length === 0 ? '#' : `#/${path.join('/')}`;
  return `#${formatPointer(path)}`;
}

function printValue(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? 'Array[]' : 'Object{}';
}

function getClosestJsonPath(data: unknown, path: Names): Names {
  let at = data;
  const closest: (string | number)[] = [];
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) break;
    closest.push(name);
    // an own member was just found
    at = (at as Readonly<Record<string, unknown>>)[String(name)];
  }
  return closest;
}

/** What functions of rulesets use of Spectral's run-time package. */
export const runtime = {
  PrintStyle,
  printPath,
  printValue,
  getClosestJsonPath,
  decodeSegmentFragment: (segment: string | number) => String(segment).replaceAll('~1', '/').replaceAll('~0', '~'),
  isAbsoluteRef: (ref: string) => /^(?:[a-z]+:\/\/|\/)/i.test(ref),
  startsWithProtocol: (text: string) => /^[a-z]+:\/\//i.test(text),
};
