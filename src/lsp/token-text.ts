import type { Range } from 'vscode-languageserver/node';
import type { SourceFile } from '../document/index.js';
import { linesOf } from './text-range.js';

/** What a name or reference is written as in the place of another one, quoted as that is. */
export function tokenText(file: SourceFile, { start, end }: Range, text: string): string {
  const written = (linesOf(file.text)[start.line] ?? '').slice(start.character, end.character);
  if (file.format === 'json' || written.startsWith('"')) return JSON.stringify(text);
  if (written.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  return isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Whether YAML reads a text without quotes as that text: https://yaml.org/spec/1.2.2/#103-core-schema */
function isPlain(text: string): boolean {
  if (
    /^(?:true|false|null|yes|no|on|off|~)$/i.test(text) ||
    /^[-+.]?\d/.test(text) ||
    /^[-+]?\.(?:inf|nan)$/i.test(text)
  )
    return false;
  return /^[A-Za-z_./][\w./~%-]*(?:#[\w./~%-]*)?$/.test(text) && !/ #/.test(text);
}
