import type { VersionVerdict } from '../review/version-verdict.js';

/** `1.2.0 to 1.3.0; deserved: major, at least 2.0.0`. */
export function verdictLine({ deserves, before, after, atLeast, holds }: VersionVerdict): string {
  const least = atLeast === undefined || deserves === 'none' ? '' : `, at least ${atLeast}`;
  const said = holds === undefined ? 'not comparable' : holds ? 'enough' : 'too low';
  return `${before} to ${after}; deserved: ${deserves}${least}: ${said}`;
}
