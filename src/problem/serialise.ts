import type { Problem } from './problem.js';

/** https://www.rfc-editor.org/rfc/rfc9457#section-3 */
export const problemMediaType = 'application/problem+json';

/** The problem as it goes over the wire. Extensions that JSON can't hold are left out rather than failing the answer. */
export function serialiseProblem(problem: Problem): string {
  try {
    return JSON.stringify(problem);
  } catch {
    const { type, title, status, detail, instance, errors } = problem;
    return JSON.stringify({ type, title, status, detail, instance, errors });
  }
}
