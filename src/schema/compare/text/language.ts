import { parsePattern } from '../../pattern/parse.js';
import { automatonOf } from './automaton.js';
import { Dfa } from './dfa.js';
import { flagsOf } from './flags.js';
import { Layers, textOf } from './layers.js';
import { manyTexts } from './many.js';
import { Product } from './product.js';

/** What texts are asked for: those that match these patterns, don't match those, and are of these lengths. */
export interface TextQuestion {
  readonly matching: readonly string[];
  readonly avoiding: readonly string[];
  /** In characters. */
  readonly least: number;
  readonly most: number;
}

/** What is kept of a pattern between questions; undefined where it is not regular. */
const automata = new Map<string, Dfa | undefined>();
const mostKnown = 10_000;
/** An automaton that has become larger is not kept. */
const mostStates = 2000;

/** The automaton of a pattern; undefined where it is not regular, or no pattern. */
export function dfaFor(pattern: string): Dfa | undefined {
  const known = automata.get(pattern);
  if (known ? known.states.length <= mostStates : automata.has(pattern)) return known;
  const parsed = isPattern(pattern) ? parsePattern(pattern) : undefined;
  const automaton = parsed && automatonOf(parsed);
  const dfa = automaton && new Dfa(automaton);
  if (automata.size < mostKnown) automata.set(pattern, dfa);
  return dfa;
}

function isPattern(text: string): boolean {
  return flagsOf(text) !== undefined;
}

export function isRegular(pattern: string): boolean {
  return dfaFor(pattern) !== undefined;
}

/** Some texts, the shortest first. */
export interface Texts {
  readonly found: readonly string[];
  /** Whether there are no others. */
  readonly all: boolean;
}

/**
 * Decides by the product of the automata of all patterns, length by length, whether a text is left, and gives some.
 * @param wanted how many texts at most
 * @param told how many ways were looked at
 * @returns undefined where the steps did not suffice
 */
export function textsOf(
  question: TextQuestion,
  wanted: number,
  told: (ways: number) => void = () => {},
): Texts | undefined {
  const product = productOf(question);
  if (!product) return undefined;
  const layers = new Layers(product);
  const found = goThrough(layers, product, question, wanted);
  told(layers.looked);
  return found;
}

/** As many texts as there are or as are taken, each once; none where a pattern is not regular. */
export function manyTextsOf(question: TextQuestion, told: (ways: number) => void): Iterable<string> {
  const product = productOf(question);
  return product ? manyTexts(product, question, told) : [];
}

/** @returns undefined where a pattern is not regular */
function productOf({ matching, avoiding }: TextQuestion): Product | undefined {
  const sides = [
    ...matching.map(pattern => ({ dfa: dfaFor(pattern), wanted: true })),
    ...avoiding.map(pattern => ({ dfa: dfaFor(pattern), wanted: false })),
  ];
  const known = sides.flatMap(({ dfa, wanted }) => (dfa ? [{ dfa, wanted }] : []));
  return known.length < sides.length ? undefined : new Product(known);
}

function goThrough(
  layers: Layers,
  product: Product,
  { least, most }: Pick<TextQuestion, 'least' | 'most'>,
  wanted: number,
): Texts | undefined {
  const found: string[] = [];
  /** By what the layers are, how many texts there were then. */
  const seen = new Map<string, number>();
  for (; layers.length <= most && layers.size > 0; ) {
    if (layers.length >= least) {
      for (const step of layers.steps()) if (product.accepts(step.state)) found.push(textOf(step));
      if (found.length >= wanted) return { found, all: false };
      const key = layers.key();
      // the same again, and no text since then: there will be none
      if (seen.get(key) === found.length) return { found, all: layers.single || found.length === 0 };
      seen.set(key, found.length);
    }
    if (!layers.next(least)) return found.length > 0 ? { found, all: false } : undefined;
  }
  return { found, all: layers.single || found.length === 0 };
}
