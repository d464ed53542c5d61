import { stringify } from 'yaml';
import { type Edit, editedCopy } from './edit.js';
import { editYaml } from './edit-yaml.js';
import type { Format } from './parse.js';
import { printJson } from './print-json.js';
import type { SourceFile } from './types.js';

/** The text of a file with edits, in a format; the order of its keys stays. */
export function editedText(file: SourceFile, edits: readonly Edit[], format: Format): string {
  if (format === 'yaml' && file.format === 'yaml') return edits.length === 0 ? file.text : editYaml(file.text, edits);
  if (format === 'json' && file.format === 'json') return printJson(file.text, edits);
  const value = editedCopy(file.value, '', edits);
  if (format === 'json') return `${JSON.stringify(value, undefined, 2)}\n`;
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
