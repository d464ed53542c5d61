import { printValue } from '../print-json.js';
import type { Json } from '../types.js';
import { withNumberNodes } from '../yaml-numbers.js';
import { yamlPackage } from '../yaml-package.js';

/** How a value is to be written. */
export interface Style {
  readonly format: 'yaml' | 'json';
  /** What stood in its place; empty: nothing did. */
  readonly before: string;
  /** Between brackets. */
  readonly isFlow: boolean;
  /** White space before further lines. */
  readonly indent: string;
}

/** A value as its place wants it: quoted as what stood there, between brackets or in lines as that was. */
export function printed(value: Json, { format, before, isFlow, indent }: Style): string {
  if (format === 'json') return printValue(value, indent);
  if (typeof value === 'string') return quoted(value, before);
  const { Document, isCollection } = yamlPackage();
  const document = new Document(withNumberNodes(value), { aliasDuplicateObjects: false });
  const isContainer = typeof value === 'object' && value !== null;
  const inBrackets = isFlow || /^[[{]/.test(before) || !/\n/.test(before);
  if (isContainer && inBrackets && isCollection(document.contents)) document.contents.flow = true;
  const text = document.toString({ lineWidth: 0 }).trimEnd();
  return text.replaceAll('\n', `\n${indent}`);
}

function quoted(value: string, before: string): string {
  const isPrintable = !/[\p{Cc}\u2028\u2029\ufeff]/u.test(value);
  if (before.startsWith("'") && isPrintable) return `'${value.replaceAll("'", "''")}'`;
  if (before.startsWith('"') || !isPrintable) return JSON.stringify(value);
  const text = yamlPackage().stringify(value, { lineWidth: 0 }).trimEnd();
  // within brackets a plain text must hold none of them
  return text.includes('\n') || /[[\]{},]/.test(text) ? JSON.stringify(value) : text;
}
