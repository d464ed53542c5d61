import { length } from '../runtime/measure.js';
import type { Answer } from './answer.js';
import { type Literals, sizesOf } from './literals.js';
import type { Meanings } from './meanings.js';
import type { Search } from './search.js';
import { longestText } from './sizes.js';
import { type Says, types } from './terms.js';
import { isRegular, manyTextsOf, type TextQuestion, type Texts, textsOf } from './text/language.js';

/** A text where any will do. */
const plain = 'text';

/** Where more are excluded, texts are gone through one by one. */
const fewExcluded = 8;

/** Texts of a question that are tried on what automata can't tell. */
const mostTried = 40;

/** A text that has what the literals say. */
export function textOf(literals: Literals, search: Search): Answer {
  const { asserted, denied, excluded } = literals;
  const { meanings } = search;
  const ask: Ask = (those, how, wanted) => textsOf(questionOf(those, how, meanings), wanted, countingFor(search));
  const { least, most } = sizesOf(literals);
  if (least > most) return 'none';
  if (least > longestText) return { unknown: 'size' };
  const said = [...asserted, ...denied];
  const opaque = said.some(says => says.is === 'opaque');
  const fits = (text: string) => isFree(text, literals, meanings);
  const known = asserted.flatMap(says => (says.is === 'format' ? (meanings.shape(says.text)?.texts ?? []) : []));
  const natural = opaque ? undefined : [...known, plain].find(fits);
  if (natural !== undefined) return { value: natural };
  const doubtful = said.filter(says => isDoubtful(says, meanings));
  const other = opaque ? undefined : besideMany(literals, doubtful.length > 0 ? 'sure' : 'possible', search);
  if (other !== undefined) return { value: other };
  // as many as may be excluded, and some for what is tried only
  const wanted = excluded.size + (doubtful.length > 0 || opaque ? mostTried : 1);
  if (doubtful.length > 0 && !opaque) {
    const sure = ask(literals, 'sure', wanted)?.found.find(fits);
    if (sure !== undefined) return { value: sure };
  }
  const texts = ask(literals, 'possible', wanted);
  if (texts?.found.length === 0 && texts.all) return 'none';
  if (opaque) return { unknown: 'content' };
  const text = texts?.found.find(fits);
  if (text !== undefined) return { value: text };
  if (texts?.all) return 'none';
  const last = doubtful.length === 0 ? beside(literals, ask) : undefined;
  if (last?.all) return 'none';
  if (last?.found[0] !== undefined) return { value: last.found[0] };
  if (!texts) return { unknown: 'steps' };
  if (doubtful.length === 0) return { unknown: 'steps' };
  return { unknown: doubtful.some(says => says.is === 'pattern') ? 'pattern' : 'format' };
}

/** A text beside those that are excluded where these are many: of other texts each has another length, or leads elsewhere. */
function besideMany(literals: Literals, how: 'sure' | 'possible', search: Search): string | undefined {
  const { excluded } = literals;
  if (excluded.size <= fewExcluded) return undefined;
  let tried = 0;
  for (const text of manyTextsOf(questionOf(literals, how, search.meanings), countingFor(search))) {
    if (excluded.has(text)) continue;
    if (isFree(text, literals, search.meanings)) return text;
    if (++tried === mostTried) return undefined;
  }
  return undefined;
}

/** Texts beside those that are excluded, which are one more pattern that must not match. */
function beside(literals: Literals, ask: Ask): Texts | undefined {
  const excluded = [...literals.excluded].filter(
    value => typeof value === 'string' && value.isWellFormed(),
  ) as string[]; // as was asked
  if (excluded.length === 0) return undefined;
  const pattern = `^(?:${excluded.map(text => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})$`;
  const says: Says = { is: 'pattern', text: pattern, types: types.string };
  return isRegular(pattern) ? ask({ ...literals, denied: [...literals.denied, says] }, 'possible', 1) : undefined;
}

/** What no automaton decides wholly: patterns that are not regular, formats but those whose shape is all there is to them. */
function isDoubtful(says: Says, { shape }: Meanings): boolean {
  if (says.is === 'pattern') return !isRegular(says.text);
  if (says.is !== 'format') return false;
  const found = shape(says.text);
  return found === undefined || found.inner !== found.outer;
}

/** Asks for texts that surely have what is said of formats, or for all that may have it. */
type Ask = (literals: Literals, how: 'sure' | 'possible', wanted: number) => Texts | undefined;

/** Ways that a question about texts may look at as one step; of more so many are one each. */
const plainWays = 1_000;
const perStep = 10;

/** What is told how many ways a question about texts looked at. */
function countingFor(search: Search): (ways: number) => void {
  return ways => {
    for (let beyond = ways - plainWays; beyond > 0; beyond -= perStep) search.step();
  };
}

function questionOf(literals: Literals, how: 'sure' | 'possible', { shape }: Meanings): TextQuestion {
  const { asserted, denied } = literals;
  const patterns = (list: readonly Says[], side: 'inner' | 'outer') =>
    list.flatMap(says => {
      if (says.is === 'pattern') return isRegular(says.text) ? [says.text] : [];
      return says.is === 'format' ? [shape(says.text)?.[side] ?? []].flat() : [];
    });
  const [matching, avoiding] = how === 'sure' ? (['inner', 'outer'] as const) : (['outer', 'inner'] as const);
  return { matching: patterns(asserted, matching), avoiding: patterns(denied, avoiding), ...sizesOf(literals) };
}

function isFree(text: string, literals: Literals, meanings: Meanings): boolean {
  return !literals.excluded.has(text) && fitsAll(text, literals, meanings);
}

function fitsAll(text: string, { asserted, denied }: Literals, { matches, hasFormat }: Meanings): boolean {
  const has = (says: Says): boolean => {
    if (says.is === 'longer') return length(text) >= says.count;
    if (says.is === 'shorter') return length(text) <= says.count;
    if (says.is === 'pattern') return matches(says.text, text);
    return says.is !== 'format' || hasFormat(says.text, text);
  };
  return asserted.every(has) && denied.every(says => !has(says));
}
