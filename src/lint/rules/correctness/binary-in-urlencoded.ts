import { bodiesOf } from '../../contract-parts.js';
import { isForm } from '../../media.js';
import { names } from '../../read.js';
import type { Rule } from '../../rule.js';

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
  check: context => ({
    contract: contract => {
      for (const { media, operation } of bodiesOf(contract)) {
        if (!media.schema || !isForm(media.range)) continue;
        const files = [...context.schemas.shape(media.schema.json).properties].flatMap(([name, said]) =>
          said.some(each => typeof each === 'object' && each.format === 'binary') ? [name] : [],
        );
        if (files.length > 0)
          context.report(`${media.range} can't hold files: ${names(files)}`, media.location, {
            operation: operation.key,
          });
      }
    },
  }),
};
