import { printable } from '../../diagnostics/index.js';

/** Rows as columns, each as wide as its widest text but for the last. What a registry says is made harmless. */
export function table(rows: readonly (readonly string[])[]): string {
  const shown = rows.map(row => row.map(text => printable(text)));
  const widths = (shown[0] ?? []).map((_, index) => Math.max(...shown.map(row => row[index]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ');
  return shown.map(row => `${line(row).trimEnd()}\n`).join('');
}
