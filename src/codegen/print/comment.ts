/**
 * A documentation comment. Nothing in the text can end it.
 * @param indent the white space in front of each line
 * @returns '' for an empty text; else with a line end
 */
export function printComment(text: string, indent = ''): string {
  const lines = escapeComment(text)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(line => line.trimEnd());
  while (lines.length > 0 && lines[0] === '') lines.shift();
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map(line => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** The text with every end of a comment broken, without control characters beside line ends and tabs, and without half letters. */
export function escapeComment(text: string): string {
  return text.replace(/\*(?=\/)/g, '*\\').replace(/[^\P{Cc}\t\n\r]|\ufeff|\p{Cs}/gu, '\ufffd');
}
