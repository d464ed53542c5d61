import { readable } from '../../pattern/characters.js';
import type { Product, State } from './product.js';

/** Ways looked at for one question: of what takes more the rest is not given. */
const mostWays = 200_000;
/** Longer texts are not looked for: so many are not asked of them. */
const longest = 200;

/**
 * Texts of a product, each once, the shortest first, of characters that people like to read: of a range the best of them,
 * so that there may be others.
 * @param told how many ways were looked at, at the end
 */
export function* manyTexts(
  product: Product,
  { least, most }: { readonly least: number; readonly most: number },
  told: (ways: number) => void,
): Generator<string> {
  let left = mostWays;
  const known = new Map<string, boolean>();
  /** Whether some text of so many more characters is one. */
  const canEnd = (state: State, key: string, more: number): boolean => {
    if (more === 0) return product.accepts(state);
    const name = `${more} ${key}`;
    let can = known.get(name);
    if (can === undefined) {
      left--;
      can = left > 0 && product.ways(state).some(({ to, key: next }) => canEnd(to, next, more - 1));
      known.set(name, can);
    }
    return can;
  };
  function* from(state: State, more: number, text: string): Generator<string> {
    if (more === 0) yield text;
    else
      for (const { from: first, last, to } of product.pieces(state)) {
        if (left-- < 0) return;
        if (!canEnd(to, to.join(), more - 1)) continue;
        const [lowest, highest] = readable([[first, last]])[0]!; // never empty
        for (let code = lowest; code <= highest && left-- > 0; code++)
          yield* from(to, more - 1, text + String.fromCodePoint(code));
      }
  }
  const { start } = product;
  try {
    for (let length = least; length <= Math.min(most, longest) && left > 0; length++)
      if (canEnd(start, start.join(), length)) yield* from(start, length, '');
  } finally {
    told(mostWays - left);
  }
}
