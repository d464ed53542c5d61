/**
 * Whether a pattern takes linear time at a glance: nothing in it is repeated without a bound, or one thing is and the
 * pattern is tied to the start of the text. What can't be told so is left to the real analysis, which is slow to load.
 */
export function linearAtAGlance(source: string): boolean {
  if (/\\[1-9k]|\(\?(?!:)/.test(source)) return false;
  const bare = source.replace(/\\./gs, 'x').replace(/\[(?:[^\]]*)\]/g, 'x');
  const unbounded = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (unbounded > 1 || (unbounded === 1 && !tied(bare))) return false;
  return !repeatsRepetition(bare) && boundedWork(bare);
}

/** Every alternative begins with `^`; alternatives within groups inherit it. */
function tied(bare: string): boolean {
  return bare.startsWith('^') && !topLevel(bare).includes('|');
}

function topLevel(bare: string): string {
  let depth = 0;
  let out = '';
  for (const letter of bare) {
    if (letter === ')') depth--;
    if (depth === 0) out += letter;
    if (letter === '(') depth++;
  }
  return out;
}

/** A group that holds repetition or alternatives and is itself repeated. */
function repeatsRepetition(bare: string): boolean {
  const open: boolean[] = [];
  for (let index = 0; index < bare.length; index++) {
    const letter = bare[index]!;
    if (letter === '(') open.push(false);
    else if (letter === ')') {
      const varied = open.pop() ?? false;
      const repeated = /^(?:[*+]|\{\d+(?:,\d*)?\})/.exec(bare.slice(index + 1));
      if (varied && repeated && repeated[0] !== '{1}') return true;
      if (varied && open.length > 0) open[open.length - 1] = true;
    } else if (/[*+{|]/.test(letter) || (letter === '?' && bare[index - 1] !== '(')) {
      if (open.length > 0) open[open.length - 1] = true;
    }
  }
  return false;
}

/** The choices that bounded repetition leaves multiply: few of them, or short ones, stay a constant. */
function boundedWork(bare: string): boolean {
  let choices = 1;
  for (const [, least, most] of bare.matchAll(/\{(\d+),(\d+)\}/g)) choices *= Number(most) - Number(least) + 1;
  choices *= 2 ** (bare.match(/[^(*+?}]\?/g)?.length ?? 0);
  return choices <= 1024;
}
