/** The words of a name, whatever its casing, in small letters: `createdAt`, `created_at` and `created-at` have the same. */
export function wordsOf(name: string): readonly string[] {
  let words = known.get(name);
  if (words === undefined) {
    words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g)?.map(word => word.toLowerCase()) ?? [];
    if (known.size < mostKnown) known.set(name, words);
  }
  return words;
}

/** Documents say the same names again and again. */
const known = new Map<string, readonly string[]>();
const mostKnown = 20_000;

const uncountable = new Set(
  'advice analytics audio billing cash content config data equipment evidence feedback hardware health help history homework info information inventory knowledge leadership luggage media metadata money music news research search security software staff status storage traffic training usage video weather work me self root oauth auth api graphql'.split(
    ' ',
  ),
);
const irregular = new Set(
  'people children men women criteria phenomena indices data feet teeth geese mice alumni'.split(' '),
);

const singular = new Set(
  'status bonus campus virus bus census corpus focus radius bias canvas atlas alias analysis basis axis'.split(' '),
);

/** Whether an English noun may stand for several: where in doubt, yes. */
export function isPlural(noun: string): boolean {
  if (uncountable.has(noun) || irregular.has(noun)) return true;
  return noun.endsWith('s') && !noun.endsWith('ss') && !singular.has(noun);
}

export function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
