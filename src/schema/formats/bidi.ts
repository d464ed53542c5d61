/** Host names that are read from right to left. https://www.rfc-editor.org/rfc/rfc5893#section-2 */

/** The classes of characters that the rule tells apart, by script and category: JavaScript has no property for them. */
const CLASSES: readonly (readonly [string, RegExp])[] = [
  ['EN', /[0-9\u06f0-\u06f9]/],
  ['AN', /[\u0660-\u0669]/],
  ['NSM', /\p{Mn}/u],
  [
    'R',
    /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u,
  ],
  ['L', /[\p{L}\p{Mc}\p{Nd}]/u],
];

const classesOf = (label: string): readonly string[] =>
  [...label].map(character => CLASSES.find(([, of]) => of.test(character))?.[0] ?? 'ON');

/** Whether a label has a character that makes its whole name one that is read from right to left. */
export function isRightToLeft(label: string): boolean {
  return classesOf(label).some(each => each === 'R' || each === 'AN');
}

/** Whether a label may stand in such a name. */
export function isBidiLabel(label: string): boolean {
  const classes = classesOf(label);
  const last = classes.filter(each => each !== 'NSM').at(-1);
  if (classes[0] === 'R') {
    const digits = classes.includes('EN') && classes.includes('AN');
    return !digits && !classes.includes('L') && (last === 'R' || last === 'EN' || last === 'AN');
  }
  return classes[0] === 'L' && !classes.includes('R') && !classes.includes('AN') && (last === 'L' || last === 'EN');
}
