import { type Edit, editedCopy } from './edit.js';
import { editYaml } from './edit-yaml.js';
import type { Format } from './parse.js';
import { printJson, printValue } from './print-json.js';
import type { Json, SourceFile } from './types.js';
import { exactNumbers, withNumberNodes } from './yaml-numbers.js';
import { yamlPackage } from './yaml-package.js';

/**
 * The text of a file with edits, in a format; the order of its keys stays.
 * @param exact the file's value, with what stands for numbers that a double does not hold
 */
export function editedText(file: SourceFile, edits: readonly Edit[], format: Format, exact: Json = file.value): string {
  if (format === 'yaml' && file.format === 'yaml') return edits.length === 0 ? file.text : editYaml(file.text, edits);
  if (format === 'json' && file.format === 'json') return printJson(file.text, edits);
  const value = editedCopy(exact, '', edits);
  if (format === 'json') return `${printValue(value)}\n`;
  const { stringify } = yamlPackage();
  return stringify(withNumberNodes(value), { lineWidth: 0, aliasDuplicateObjects: false, customTags: exactNumbers });
}
