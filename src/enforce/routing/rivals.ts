import { parseTemplate, type Segment } from './template.js';

/**
 * The routes whose paths may also fit another route where letter case does not count: `/users/{name}` has the rival
 * `/users/me`, which other routers find for `/users/Me`.
 * @param templates by route; a route may have several, one for each base path
 * @returns those that a lookup must look at twice
 */
export function contestedRoutes(templates: readonly (readonly [route: number, template: string])[]): Set<number> {
  const byLength = new Map<number, { readonly route: number; readonly segments: readonly Segment[] }[]>();
  for (const [route, template] of templates) {
    const segments = parseTemplate(template, true);
    const alike = byLength.get(segments.length);
    if (alike) alike.push({ route, segments });
    else byLength.set(segments.length, [{ route, segments }]);
  }
  const contested = new Set<number>();
  for (const alike of byLength.values())
    for (const { route, segments } of alike)
      if (!contested.has(route) && alike.some(other => isRival(other.segments, segments))) contested.add(route);
  return contested;
}

/** Whether other routers may prefer the first for a path that fits the second. */
function isRival(first: readonly Segment[], second: readonly Segment[]): boolean {
  let differs = false;
  return (
    first.every((segment, index) => {
      const other = second[index]!;
      if ('literal' in segment && 'literal' in other) return segment.literal === other.literal;
      if ('literal' in segment || 'literal' in other || segment.literals.join() !== other.literals.join())
        differs = true;
      return true;
    }) && differs
  );
}

/** A template in which neither letter case nor names count. */
export function shapeOf(template: string): string {
  return JSON.stringify(
    parseTemplate(template, true).map(segment => ('literal' in segment ? segment.literal : segment.literals)),
  );
}
