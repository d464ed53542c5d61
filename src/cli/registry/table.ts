import { printable } from '../../diagnostics/index.js';
import { displayWidth } from './display-width.js';

interface Cell {
  readonly text: string;
  readonly width: number;
}

/** Rows as columns, each as wide as its widest text but for the last. What a registry says is made harmless. */
export function table(rows: readonly (readonly string[])[]): string {
  const shown = rows.map(row => row.map(cellOf));
  // a list may have more rows than a function takes arguments
  const widths = (shown[0] ?? []).map((_, index) =>
    shown.reduce((most, row) => Math.max(most, row[index]?.width ?? 0), 0),
  );
  const padded = ({ text, width }: Cell, index: number) => text + ' '.repeat(Math.max(0, (widths[index] ?? 0) - width));
  return shown.map(row => `${row.map(padded).join('  ').trimEnd()}\n`).join('');
}

function cellOf(given: string): Cell {
  const text = printable(given);
  return { text, width: displayWidth(text) };
}
