import type { LintFinding } from 'specwright';
import type { components } from '../../../generated/types.js';
import { storable } from '../documents/text.js';

type ReviewFinding = components['schemas']['ReviewFinding'];
export type Category = NonNullable<ReviewFinding['category']>;

/** Both as openapi/registry.yaml says. */
const mostOfText = 10_000;
const mostRelated = 10;

const text = (given: string) => storable(given, mostOfText);

/** A finding as it is kept and answered: what a document may make long is cut. */
export function keptFinding(finding: LintFinding, category: Category | undefined): ReviewFinding {
  const { code, severity, message, remedy, location, operation, related = [], fingerprint } = finding;
  return {
    code: storable(code, 100),
    severity,
    ...(category && { category }),
    message: text(message),
    remedy: text(remedy),
    ...(location && { location: placeOf(location) }),
    ...(operation !== undefined && { operation: text(operation) }),
    ...(related.length > 0 && {
      related: related
        .slice(0, mostRelated)
        .map(({ message, location }) => ({ message: text(message), location: placeOf(location) })),
    }),
    ...(fingerprint !== undefined && { fingerprint }),
  };
}

function placeOf({ file, line, column, pointer }: NonNullable<LintFinding['location']>) {
  return { file: text(file), line, column, pointer: text(pointer) };
}
