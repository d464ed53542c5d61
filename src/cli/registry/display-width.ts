// takes ten milliseconds to make, and names are mostly ASCII
let graphemes: Intl.Segmenter | undefined;

/** Nothing but ASCII, which most names are: as wide as it is long. */
const ascii = /^[\x20-\x7e]*$/;

/**
 * What terminals draw over two cells: pictures, and what East Asian scripts write, but for its half-width forms.
 * https://www.unicode.org/reports/tr11/
 */
const wide =
  /^(?![\uff61-\uffdc\uffe8-\uffee])(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u;

/** Marks and invisible signs that stand by themselves. */
const nothing = /^[\p{M}\p{Cf}\u115f\u1160\u3164]+$/u;

/** How many cells of a terminal a text takes that has no control characters. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(text)) width += nothing.test(segment) ? 0 : wide.test(segment) ? 2 : 1;
  return width;
}
