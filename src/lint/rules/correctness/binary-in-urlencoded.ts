import { isForm } from '../../media.js';
import { isObject, names } from '../../read.js';
import type { Rule } from '../../rule.js';
import { writtenShapes } from '../../shape.js';

export const binaryInUrlencoded: Rule = {
  code: 'binary-in-urlencoded',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A file is a field of application/x-www-form-urlencoded.',
  why: 'Fields of such a form are texts of percent-encoded characters (WHATWG URL, section 5): bytes triple in size, and browsers send the name of the file alone.',
  remedy: 'Offer multipart/form-data for files, or base64 text',
  bad: `
paths:
  /pets:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { photo: { type: string, format: binary } } }
      responses: { '201': { description: A pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string, format: binary } } }
      responses: { '201': { description: A pet. } }
`,
  check: ({ report, set }) => ({
    mediaType: node => {
      if (!isForm(node.key)) return;
      const files = [...writtenShapes(set).of(node.value.schema, node).properties].flatMap(([name, said]) =>
        said.some(each => isObject(each) && each.format === 'binary') ? [name] : [],
      );
      if (files.length > 0) report(`${node.key} can't hold files: ${names(files)}`, node);
    },
  }),
};
