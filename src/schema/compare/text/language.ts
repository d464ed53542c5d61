import { readable } from '../../pattern/characters.js';
import { parsePattern } from '../../pattern/parse.js';
import { type Automaton, automatonOf, type Reached, Runner } from './automaton.js';

/** What texts are asked for: those that match these patterns, don't match those, and are of these lengths. */
export interface TextQuestion {
  readonly matching: readonly string[];
  readonly avoiding: readonly string[];
  /** In characters. */
  readonly least: number;
  readonly most: number;
}

const automata = new Map<string, Automaton | undefined>();
const mostKnown = 10_000;

function automatonFor(pattern: string): Automaton | undefined {
  if (automata.has(pattern)) return automata.get(pattern);
  const parsed = parsePattern(pattern);
  const automaton = parsed && automatonOf(parsed);
  if (automata.size < mostKnown) automata.set(pattern, automaton);
  return automaton;
}

export function isRegular(pattern: string): boolean {
  return automatonFor(pattern) !== undefined;
}

/** One automaton of a question, and whether its texts are wanted or not. */
interface Side {
  readonly runner: Runner;
  readonly wanted: boolean;
}

/** All automata after some characters, and the way there. */
interface Step {
  readonly reached: readonly Reached[];
  readonly before: Step | undefined;
  readonly code: number;
}

/** Steps looked at for one question: what takes more is not decided. */
const mostSteps = 20_000;

/** Some texts, the shortest first. */
export interface Texts {
  readonly found: readonly string[];
  /** Whether there are no others. */
  readonly all: boolean;
}

/**
 * Decides by the product of the automata of all patterns, length by length, whether a text is left, and gives some.
 * @param wanted how many texts at most
 * @returns undefined where the steps did not suffice
 */
export function textsOf(question: TextQuestion, wanted: number): Texts | undefined {
  const sides = sidesOf(question);
  if (!sides) return undefined;
  const { least, most } = question;
  const found: string[] = [];
  let budget = mostSteps;
  let layer = new Map<string, Step>([
    ['', { reached: sides.map(({ runner }) => runner.start()), before: undefined, code: 0 }],
  ]);
  // each step stands for one text, though others may lead to the same states
  let single = true;
  /** By what the layers are, how many texts there were then. */
  const seen = new Map<string, number>();
  for (let length = 0; length <= most && layer.size > 0; length++) {
    if (length >= least) {
      for (const step of layer.values()) if (accepted(sides, step.reached, length === 0)) found.push(textOf(step));
      if (found.length >= wanted) return { found, all: false };
      const key = [...layer.keys()].sort().join('\n');
      // the same again, and no text since then: there will be none
      if (seen.get(key) === found.length) return { found, all: single || found.length === 0 };
      seen.set(key, found.length);
    }
    const next = new Map<string, Step>();
    for (const step of layer.values())
      for (const { code, alone } of codes(sides, step.reached)) {
        if (--budget < 0) return found.length > 0 ? { found, all: false } : undefined;
        const reached = sides.map(({ runner }, index) => runner.after(step.reached[index]!, code));
        if (dead(sides, reached)) continue;
        const name = reached.map(each => each.join()).join(';');
        if (next.has(name) || !alone) single = false;
        if (!next.has(name)) next.set(name, { reached, before: step, code });
      }
    layer = next;
  }
  return { found, all: single || found.length === 0 };
}

function sidesOf({ matching, avoiding }: TextQuestion): readonly Side[] | undefined {
  const sides: Side[] = [];
  for (const [patterns, wanted] of [
    [matching, true],
    [avoiding, false],
  ] as const)
    for (const pattern of patterns) {
      const automaton = automatonFor(pattern);
      if (!automaton) return undefined;
      sides.push({ runner: new Runner(automaton), wanted });
    }
  return sides;
}

function accepted(sides: readonly Side[], reached: readonly Reached[], start: boolean): boolean {
  return sides.every(({ runner, wanted }, index) => runner.accepts(reached[index]!, start) === wanted);
}

/** Where a pattern can't match any more, or one that must not has. */
function dead(sides: readonly Side[], reached: readonly Reached[]): boolean {
  return sides.some(({ runner, wanted }, index) =>
    wanted ? reached[index]!.length === 0 : runner.hasMatched(reached[index]!),
  );
}

/** One character of each kind that the automata tell apart, those that people can read where there are some. */
function codes(sides: readonly Side[], reached: readonly Reached[]): readonly { code: number; alone: boolean }[] {
  const marks = new Set<number>([0, 0x110000, 0xd800, 0xe000]);
  sides.forEach(({ runner }, index) => {
    for (const mark of runner.marks(reached[index]!)) marks.add(mark);
  });
  const sorted = [...marks].sort((a, b) => a - b);
  const found: { code: number; alone: boolean }[] = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const from = sorted[index]!;
    if (from >= 0x110000) break;
    // halves of surrogate pairs are no characters of a text that is sent as UTF-8
    if (from >= 0xd800 && from < 0xe000) continue;
    const to = sorted[index + 1]! - 1;
    found.push({ code: readable([[from, to]])[0]![0], alone: from === to });
  }
  return found;
}

function textOf(last: Step): string {
  const codesBack: number[] = [];
  for (let step: Step | undefined = last; step?.before; step = step.before) codesBack.push(step.code);
  return String.fromCodePoint(...codesBack.reverse());
}
