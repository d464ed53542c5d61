import { generatedComment } from '../print/generated-comment.js';
import { importOf } from '../print/import-of.js';
import { formatValuesInterface } from './format-values.js';
import type { TypeDocument } from './type-document.js';
import { schemaInterface, type TextOf } from './types-file.js';

/**
 * values.d.ts: the schemas that hold formats with a value, as handlers have them; types.d.ts says what travels.
 * @returns undefined where nothing is converted
 */
export function valuesFile(document: TypeDocument, textOf: TextOf): string | undefined {
  const { formats, requestValues, responseValues } = document;
  if (formats.size === 0) return undefined;
  const body = [
    formatValuesInterface(formats),
    schemaInterface('RequestValues', 'Schemas as handlers get them, formats converted.', requestValues, textOf),
    schemaInterface('ResponseValues', 'Schemas as handlers give them, formats converted.', responseValues, textOf),
  ].filter(part => part !== undefined);
  const text = body.join('\n');
  const imports = importOf(['components', 'RequestSchemas', 'ResponseSchemas'], './types.js', text);
  return [generatedComment + imports, text].join('\n');
}
