/**
 * Characters that act on a terminal or an editor instead of being seen: C0 and C1 controls with escape, line and paragraph
 * separators, and the marks that turn the direction of writing.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const acting = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Of the controls of C0, JSON has none but the ends of its lines, which are to act. */
const actingInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** One line of text that does nothing but be read: what would act is written as `\u{1b}`. */
export function printable(text: string): string {
  return text.toWellFormed().replace(acting, character => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** A value as indented JSON in which no character acts: JSON's own escapes stand for them. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(
    actingInJson,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}

/** Text for an element or a quoted attribute, of XML 1.0 and of HTML alike. */
export function markup(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
