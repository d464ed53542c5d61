/** Keep, take out, put in. */
export type Edit = ' ' | '-' | '+';

const mostEdits = 800;

/**
 * The shortest way from one list of lines to another (Myers, "An O(ND) Difference Algorithm", 1986); past a bound, everything
 * between what both begin and end with is replaced.
 */
export function editScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const middle = shortest(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...keep(start), ...middle, ...keep(end)];
}

function keep(count: number): readonly Edit[] {
  return new Array<Edit>(count).fill(' ');
}

function shortest(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  const bound = Math.min(mostEdits, before.length + after.length);
  for (let edits = 0; edits <= bound; edits += 1) {
    trace.push(reach);
    reach = new Map(reach);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let b = isDown(reach, diagonal, edits) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1;
      while (b < before.length && b - diagonal < after.length && before[b] === after[b - diagonal]) b += 1;
      reach.set(diagonal, b);
      if (b >= before.length && b - diagonal >= after.length) return backtrack(trace, before.length, after.length);
    }
  }
  return [...before.map((): Edit => '-'), ...after.map((): Edit => '+')];
}

function at(reach: ReadonlyMap<number, number>, diagonal: number): number {
  return reach.get(diagonal) ?? 0;
}

function isDown(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && at(reach, diagonal - 1) < at(reach, diagonal + 1));
}

function backtrack(trace: readonly ReadonlyMap<number, number>[], before: number, after: number): readonly Edit[] {
  const edits: Edit[] = [];
  let [b, a] = [before, after];
  for (let step = trace.length - 1; step >= 0; step -= 1) {
    const reach = trace[step] ?? new Map<number, number>();
    const diagonal = b - a;
    const down = isDown(reach, diagonal, step);
    const previous = down ? diagonal + 1 : diagonal - 1;
    const from = at(reach, previous);
    const turn = down ? from : from + 1;
    for (; b > turn; b -= 1) edits.push(' ');
    if (step > 0) edits.push(down ? '+' : '-');
    b = from;
    a = from - previous;
  }
  return edits.reverse();
}
