import type { Operation } from '../../../contract/index.js';
import { accepts, isWhole, mayMatch, type Segment, schemaOf, segmentsOf } from '../../path-templates.js';
import type { Rule } from '../../rule.js';
import type { SchemaTools } from '../../schema-tools.js';

export const pathsAmbiguous: Rule = {
  code: 'paths-ambiguous',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'Two paths match the same request, and neither is the more literal one.',
  why: 'A literal segment goes before a template (Path Templating), but of `/{kind}/mine` and `/pets/{id}` each is ahead in one place: servers and gateways choose differently.',
  remedy: 'Give one of them another literal segment, or a schema that excludes the other',
  bad: `
paths:
  /{kind}/mine:
    get: { parameters: [{ name: kind, in: path, required: true, schema: { type: string } }], responses: { '200': { description: Mine. } } }
  /pets/{id}:
    get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: A pet. } } }
`,
  good: `
paths:
  /{kind}/mine:
    get: { parameters: [{ name: kind, in: path, required: true, schema: { type: string } }], responses: { '200': { description: Mine. } } }
  /pets/{id}:
    get: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: A pet. } } }
`,
  check: context => ({
    contract: contract => {
      const routes = contract.operations.map(operation => ({ operation, segments: segmentsOf(operation.path) }));
      for (const [one, other] of candidates(routes)) {
        if (!isAmbiguous(one, other, context.schemas)) continue;
        context.report(
          `'${other.operation.path}' and '${one.operation.path}' match the same ${one.operation.method} requests, and neither is the more literal`,
          other.operation.location,
          {
            operation: other.operation.key,
            related: [{ message: 'the other of the two', location: one.operation.location }],
          },
        );
      }
    },
  }),
};

interface Route {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
}

/** A document of so many paths that cross is looked at no further. */
const mostPairs = 200_000;

/** Pairs of one method and length of which each has a literal segment where the other has none: of most paths there are none. */
function* candidates(routes: readonly Route[]): Iterable<readonly [Route, Route]> {
  let left = mostPairs;
  const groups = new Map<string, Map<string, Route[]>>();
  for (const route of routes) {
    const mask = route.segments.map(({ names }) => (names.length === 0 ? '-' : '*')).join('');
    const key = `${route.operation.method} ${mask.length}`;
    let masks = groups.get(key);
    if (!masks) groups.set(key, (masks = new Map()));
    for (const [other, known] of masks)
      if (areCrossed(mask, other))
        for (const each of known) {
          if (--left < 0) return;
          yield [each, route];
        }
    masks.set(mask, [...(masks.get(mask) ?? []), route]);
  }
}

function areCrossed(one: string, other: string): boolean {
  const has = (a: string, b: string) => [...a].some((each, index) => each === '-' && b[index] === '*');
  return has(one, other) && has(other, one);
}

/** Whether all segments may be the same, and each of the two is the more literal one in some place. */
function isAmbiguous(one: Route, other: Route, tools: SchemaTools): boolean {
  let [ahead, behind] = [false, false];
  const asked: [Operation, string, string][] = [];
  for (const [index, a] of one.segments.entries()) {
    const b = other.segments[index] as Segment; // both are of one length
    if (a.names.length === 0 && b.names.length === 0) {
      if (a.text !== b.text) return false;
    } else if (a.names.length === 0) {
      if (!mayMatch(b, a.text)) return false;
      ahead = true;
      if (isWhole(b)) asked.push([other.operation, b.names[0] as string, a.text]);
    } else if (b.names.length === 0) {
      if (!mayMatch(a, b.text)) return false;
      behind = true;
      if (isWhole(a)) asked.push([one.operation, a.names[0] as string, b.text]);
    } else if (!isWhole(a) && !isWhole(b)) return false;
  }
  return ahead && behind && asked.every(([operation, name, text]) => accepts(schemaOf(operation, name), text, tools));
}
