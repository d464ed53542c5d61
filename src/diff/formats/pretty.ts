import { formatLocation } from '../../diagnostics/index.js';
import type { Difference } from '../types.js';

/** What changed, for a person at a terminal. */
export function pretty({ changes, counts }: Difference): string {
  const lines = changes.flatMap(change => [
    `${change.level} ${change.code} ${change.message}`,
    ...[change.before, change.after].flatMap(place => (place ? [`  ${formatLocation(place)}`] : [])),
    ...change.reaches.map(({ operation, part }) => `  ${[operation, part].filter(Boolean).join(', ')}`),
    ...(change.witness ? change.witness.message.map(line => `    ${line}`) : []),
  ]);
  return `${[...lines, `${counts.breaking} breaking, ${counts.risky} risky, ${counts.safe} safe`].join('\n')}\n`;
}
