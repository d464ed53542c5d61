/** The ways to write a name of several words, each with what it looks like. */
const shapes = {
  camelCase: /^[a-z][A-Za-z0-9]*$/,
  PascalCase: /^[A-Z][A-Za-z0-9]*$/,
  'kebab-case': /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  'Train-Case': /^[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*$/,
  snake_case: /^[a-z0-9]+(?:_[a-z0-9]+)*$/,
  MACRO_CASE: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/,
  flatcase: /^[a-z0-9]+$/,
  'Title Case': /^[A-Z0-9][^\s_]*(?: [^\s_]+)*$/,
} as const;

export type Casing = keyof typeof shapes;
export const casings = Object.keys(shapes) as readonly Casing[]; // the keys of the table above

export function isCased(name: string, casing: Casing): boolean {
  return shapes[casing].test(name);
}

/** A name as it would be written in a casing. */
export function cased(name: string, casing: Casing): string {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+/g)?.map(word => word.toLowerCase()) ?? [name];
  const capitals = words.map(word => word.charAt(0).toUpperCase() + word.slice(1));
  const written: Readonly<Record<Casing, () => string>> = {
    camelCase: () => (words[0] ?? '') + capitals.slice(1).join(''),
    PascalCase: () => capitals.join(''),
    'kebab-case': () => words.join('-'),
    'Train-Case': () => capitals.join('-'),
    snake_case: () => words.join('_'),
    MACRO_CASE: () => words.join('_').toUpperCase(),
    flatcase: () => words.join(''),
    'Title Case': () => capitals.join(' '),
  };
  return written[casing]();
}
