import { formatLocation, type Location, markup } from '../../diagnostics/index.js';
import { lineOf, type ReachedOperation } from './reached.js';
import { introduction, type Shown } from './witness-words.js';
import { counted } from './words.js';

/** Names between backquotes as code. */
export function words(text: string): string {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return markup(text);
  return parts.map((part, index) => (index % 2 === 1 ? `<code>${markup(part)}</code>` : markup(part))).join('');
}

/** @param text markup */
export function row(name: string, text: string | undefined): string[] {
  return text ? [`<dt>${name}</dt><dd>${text}</dd>`] : [];
}

export function place(text: string): string {
  return `<span class="place">${markup(text)}</span>`;
}

export function locationText(location: Location | undefined): string | undefined {
  return location && `${place(formatLocation(location))} ${place(location.pointer)}`;
}

export function operationsText(operations: readonly ReachedOperation[]): string {
  const lines = operations.map(operation => markup(lineOf(operation, true)));
  if (lines.length <= 1) return lines.join('');
  const list = `<ul>\n${lines.map(line => `<li>${line}</li>`).join('\n')}\n</ul>`;
  if (lines.length <= 4) return list;
  return `<details><summary>${counted(lines.length, 'operation')}</summary>\n${list}</details>`;
}

/** A message, with the line that fails marked. */
export function witnessText(shown: Shown): string {
  const { witness } = shown;
  const lines = witness.message.map((line, index) =>
    index === witness.mark ? `<mark>${markup(line)}</mark>` : `${markup(line)}\n`,
  );
  return `${markup(introduction(shown))}<pre>${lines.join('')}</pre>`;
}
