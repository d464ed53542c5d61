import { includes } from '../runtime/equal.js';
import { length } from '../runtime/measure.js';
import type { Answer } from './answer.js';
import { formatTexts, shapeOf } from './format-shapes.js';
import { type Literals, sizesOf } from './literals.js';
import type { Search } from './search.js';
import type { Says } from './terms.js';
import { isRegular, textsOf } from './text/language.js';

/** Texts of a question that are tried on what automata can't tell. */
const mostTried = 40;

/** A text that has what the literals say. */
export function textOf(literals: Literals, search: Search): Answer {
  const { asserted, denied, excluded } = literals;
  const question = questionOf(literals);
  const fits = (text: string) => !includes(excluded, text) && fitsAll(text, literals, search);
  const more = [...asserted, ...denied].some(says => says.is === 'opaque');
  const doubtful = doubts(literals);
  // as many as may be excluded, and some for what is tried only
  const wanted = excluded.length + (doubtful.length > 0 || more ? mostTried : 1);
  const texts = question.least > question.most ? { found: [], all: true } : textsOf(question, wanted);
  if (texts?.found.length === 0 && texts.all) return 'none';
  if (more) return { unknown: 'content' };
  const text = [...(texts?.found ?? []), ...formatTexts(asserted)].find(fits);
  if (text !== undefined) return { value: text };
  if (texts?.all) return 'none';
  return { unknown: doubtful.some(says => says.is === 'pattern') ? 'pattern' : texts ? 'format' : 'steps' };
}

/** What no automaton decides wholly: patterns that are not regular, formats but those whose shape is all there is to them. */
function doubts({ asserted, denied }: Literals): readonly Says[] {
  return [...asserted, ...denied].filter(
    says =>
      (says.is === 'pattern' && !isRegular(says.text)) || (says.is === 'format' && shapeOf(says.text)?.exact !== true),
  );
}

function questionOf({ asserted, denied }: Literals) {
  const matching: string[] = [];
  const avoiding: string[] = [];
  for (const says of asserted) {
    if (says.is === 'pattern' && isRegular(says.text)) matching.push(says.text);
    if (says.is === 'format') matching.push(...shapesOf(says.text, false));
  }
  for (const says of denied) {
    if (says.is === 'pattern' && isRegular(says.text)) avoiding.push(says.text);
    if (says.is === 'format') avoiding.push(...shapesOf(says.text, true));
  }
  return { matching, avoiding, ...sizesOf({ asserted, denied }) };
}

/** Of what must not have a format only an exact shape may be taken away. */
function shapesOf(format: string, exact: boolean): readonly string[] {
  const shape = shapeOf(format);
  return shape && (shape.exact || !exact) ? [shape.pattern] : [];
}

function fitsAll(text: string, { asserted, denied }: Literals, { meanings }: Search): boolean {
  const has = (says: Says): boolean => {
    if (says.is === 'longer') return length(text) >= says.count;
    if (says.is === 'shorter') return length(text) <= says.count;
    if (says.is === 'pattern') return meanings.matches(says.text, text);
    return says.is !== 'format' || meanings.hasFormat(says.text, text);
  };
  return asserted.every(has) && denied.every(says => !has(says));
}
