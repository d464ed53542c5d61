import type { Constraints } from './constraints.js';
import { formatTexts, longTexts, shortTexts, wordOf } from './format-texts.js';
import { type PatternText, patternText } from './pattern-text.js';
import type { Random } from './random.js';
import type { SchemaSpace } from './schema-space.js';
import type { SampleFormat } from './types.js';

/** What makes texts: patterns parsed so far, and the user's formats. */
export interface TextSources {
  readonly space: SchemaSpace;
  readonly patterns: Map<string, PatternText | undefined>;
  readonly formats: { readonly [name: string]: SampleFormat };
}

const tries = 30;
// formats that say how a text is read, not what stands in it
const loose = new Set(['binary', 'password', 'commonmark', 'html']);

/**
 * A text of the length, patterns, formats and encoding demanded.
 * @param edge exactly as short or as long as allowed
 * @returns undefined where none was found
 */
export function textValue(all: Constraints, random: Random, sources: TextSources, edge: boolean): string | undefined {
  const formats = all.formats.filter(format => Object.hasOwn(sources.formats, format) || formatTexts.has(format));
  if (all.patterns.length === 0 && formats.length === 0) return plainText(all, random, edge);
  const makers = makersOf(all, formats, sources, edge);
  for (let count = 0; count < tries; count++) {
    const text = makers[count % makers.length]!(random);
    if (text !== undefined && fits(text, all, sources.space)) return text;
  }
  return undefined;
}

type Maker = (random: Random) => string | undefined;

function makersOf(all: Constraints, formats: readonly string[], sources: TextSources, edge: boolean): Maker[] {
  const { minLength, maxLength } = all;
  const makers = formats.flatMap(format => formatMakers(format, all, sources));
  for (const pattern of all.patterns) {
    let make = sources.patterns.get(pattern);
    if (!make && !sources.patterns.has(pattern)) sources.patterns.set(pattern, (make = patternText(pattern)));
    if (!make) continue;
    const known = make;
    makers.push(random => known(random, minLength, maxLength, edge));
    if (all.patterns.length + formats.length > 1) continue;
    makers.push(random => known(random, minLength, maxLength, edge));
  }
  if (formats.every(format => loose.has(format))) makers.push(random => plainText(all, random, edge));
  return makers;
}

function formatMakers(format: string, all: Constraints, sources: TextSources): Maker[] {
  const own = Object.hasOwn(sources.formats, format) ? sources.formats[format]?.sample : undefined;
  if (own) return [random => String(own(random))];
  const make = formatTexts.get(format);
  const short = shortTexts.get(format);
  const long = longTexts.get(format);
  return [
    ...(make ? [make] : []),
    ...(long && all.minLength > 0 ? [(random: Random) => long(random, all.minLength)] : []),
    ...(short !== undefined && all.maxLength < 60 ? [() => short] : []),
  ];
}

function fits(text: string, all: Constraints, space: SchemaSpace): boolean {
  const { length } = [...text];
  return (
    length >= all.minLength &&
    length <= all.maxLength &&
    all.patterns.every(pattern => space.matches(pattern, text)) &&
    all.formats.every(format => space.isOfFormat(format, text))
  );
}

// a text longer than this is not made for the sake of its edge
const longestEdge = 100_000;

function plainText(all: Constraints, random: Random, edge: boolean): string | undefined {
  const { minLength, maxLength } = all;
  if (all.encoding !== undefined || all.mediaType !== undefined) return encoded(all, random);
  const word = wordOf(random);
  if (!edge) return word.slice(0, maxLength).padEnd(minLength, word);
  const length = maxLength <= longestEdge && random.chance(0.5) ? maxLength : minLength;
  return word.slice(0, length).padEnd(length, word);
}

/** https://json-schema.org/draft/2020-12/json-schema-validation#section-8 */
function encoded(all: Constraints, random: Random): string | undefined {
  const isJson = all.mediaType !== undefined && /[/+]json\b/i.test(all.mediaType);
  const text = isJson ? JSON.stringify({ name: wordOf(random) }) : wordOf(random).padEnd(all.minLength, 'x');
  const encoding = all.encoding?.toLowerCase();
  if (encoding === undefined) return text;
  const bytes = Buffer.from(
    text.slice(0, Math.max(0, Math.min(text.length, Math.floor((all.maxLength * 3) / 8) || 0))),
  );
  const whole = all.maxLength === Infinity ? Buffer.from(text) : bytes;
  if (encoding === 'base64' || encoding === 'base64url') return whole.toString(encoding);
  if (encoding === 'base16') return whole.toString('hex').toUpperCase();
  if (encoding === 'base32') return 'MFRGG2LF';
  return text;
}
