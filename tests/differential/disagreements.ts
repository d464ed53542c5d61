import type { Disagreement } from './disagreement.js';
import { otherDisagreements } from './other-disagreements.js';
import { parameterDisagreements } from './parameter-disagreements.js';

/** Every reviewed kind of disagreement with express-openapi-validator 5.6.2. A difference belongs to the first that holds. */
export const disagreements: readonly Disagreement[] = [...parameterDisagreements, ...otherDisagreements];

const sides = { specwright: 'Specwright', eov: 'express-openapi-validator', open: 'left open' };

/** The rows as the documentation shows them. */
export function table(rows: readonly Disagreement[] = disagreements): string {
  const lines = rows.map(
    ({ id, what, rule, right }) => `| \`${id}\` | ${what} | [${rule.text}](${rule.link}) | ${sides[right]} |`,
  );
  return ['| id | what | rule | right |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
