import type { LintFinding } from 'specwright';
import { type Category, keptFinding } from './kept-finding.js';

/** As openapi/registry.yaml says. */
const mostFindings = 10_000;
/** Of the JSON of all of them. */
const mostCharacters = 8 * 1024 * 1024;

export interface FirstFindings {
  /** A list, as JSON. */
  readonly json: string;
  readonly kept: number;
}

const severities = ['error', 'warning', 'info'] as const;

/** As many findings as there is room for, the gravest, in the order in which they are given. */
export function firstFindings(
  findings: readonly LintFinding[],
  categoryOf: (code: string) => Category | undefined,
): FirstFindings {
  const parts = new Map<number, string>();
  let characters = 2;
  const take = (finding: LintFinding, index: number): boolean => {
    const part = JSON.stringify(keptFinding(finding, categoryOf(finding.code)));
    characters += part.length + 1;
    if (parts.size === mostFindings || (parts.size > 0 && characters > mostCharacters)) return false;
    parts.set(index, part);
    return true;
  };
  const indices = [...findings.keys()];
  const byGravity = severities.flatMap(severity => indices.filter(index => findings[index]!.severity === severity));
  byGravity.every(index => take(findings[index]!, index));
  const inOrder = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
  return { json: `[${inOrder.join(',')}]`, kept: parts.size };
}
