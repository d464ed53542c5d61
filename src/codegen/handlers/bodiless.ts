import type { Response } from '../../contract/index.js';

/** Whatever is declared for them: https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 */
export const bodiless: ReadonlySet<string> = new Set(['204', '304']);

/** Of a range with content the statuses that have none, but for those that are declared by themselves. */
export function bodilessWithin({ status, content }: Response, declared: readonly string[]): readonly string[] {
  if (content.length === 0 || !/^[1-5]XX$/i.test(status)) return [];
  return [...bodiless].filter(each => each[0] === status[0] && !declared.includes(each));
}
