/** Something whose value follows from those of its parts, which may in turn depend on it. */
export interface Equation {
  /** Asked once. */
  parts(): readonly Equation[];
  /** Works the value out of those of the parts. @returns whether it is another than before */
  evaluate(): boolean;
  /** Whether the value is final; set by `solve`. */
  solved: boolean;
  /** When it was met, for `solve` alone. */
  index: number | undefined;
}

interface Frame {
  readonly equation: Equation;
  readonly parts: readonly Equation[];
  next: number;
  /** The earliest that it was found to depend on and that is not solved. */
  low: number;
}

/** How often a circle is gone round at most: values only get narrower, and each round's are true. */
const MOST_ROUNDS = 20;

/**
 * Gives an equation, and all that it depends on, their values, parts before wholes and circles together: without recursion,
 * and each once, since schemas may form rows of any length.
 * https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
export function solve(start: Equation): void {
  if (start.solved) return;
  const unsolved: Equation[] = [];
  const path: Frame[] = [enter(start, unsolved)];
  for (let frame = path.at(-1); frame; frame = path.at(-1)) {
    const part = frame.parts[frame.next++];
    if (part === undefined) leave(path, unsolved);
    else if (part.solved) continue;
    else if (part.index === undefined) path.push(enter(part, unsolved));
    else frame.low = Math.min(frame.low, part.index);
  }
}

function enter(equation: Equation, unsolved: Equation[]): Frame {
  const index = unsolved.push(equation) - 1;
  equation.index = index;
  return { equation, parts: equation.parts(), next: 0, low: index };
}

function leave(path: Frame[], unsolved: Equation[]): void {
  const { equation, parts, low } = path.pop()!; // called for the frame on top
  const above = path.at(-1);
  if (low !== equation.index) {
    if (above) above.low = Math.min(above.low, low);
    return;
  }
  const circle = unsolved.splice(low).reverse();
  const rounds = circle.length === 1 && !parts.includes(equation) ? 1 : MOST_ROUNDS;
  for (let round = 0, changed = true; changed && round < rounds; round++) {
    changed = false;
    for (const each of circle) if (each.evaluate()) changed = true;
  }
  for (const each of circle) each.solved = true;
}
