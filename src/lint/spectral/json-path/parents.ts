import type { Step, WrittenStep } from './ast.js';

/**
 * Tells `^` by what is below: the parents of what a step leads to are the nodes before it that have something where the step
 * leads. So a walk never has to go back, and what matches at a node hangs on nothing that stands above it.
 * @returns undefined where `^` leads above the root
 */
export function withParents(written: readonly WrittenStep[]): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const step of written) {
    if (step.kind !== 'parent') steps.push(step);
    else if (!fold(steps)) return undefined;
  }
  return steps;
}

/** Makes the last step that leads to children, and what is asked of them, a condition on their parent. */
function fold(steps: Step[]): boolean {
  const at = steps.findLastIndex(({ kind }) => kind !== 'has');
  const last = steps[at];
  if (last === undefined) return false;
  const asked = steps.splice(at);
  // of all nodes below, all that have children are parents
  if (last.kind === 'descend') steps.push(last, { kind: 'has', steps: [anyChild, ...asked.slice(1)] });
  else steps.push({ kind: 'has', steps: asked });
  return true;
}

const anyChild: Step = { kind: 'child', selector: { kind: 'any' } };
