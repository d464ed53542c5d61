import { isForm, isMultipart } from '../../media.js';
import { isObject } from '../../read.js';
import type { Rule } from '../../rule.js';

export const encodingWithoutForm: Rule = {
  code: 'encoding-without-form',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A media type that is no form has an encoding.',
  why: 'It applies to multipart and application/x-www-form-urlencoded alone, and is ignored elsewhere (Media Type Object).',
  remedy: 'Remove it, or send the body as a form',
  fix: 'Removes the encoding.',
  bad: `
paths:
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { photo: { type: string } } }
            encoding: { photo: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string } } }
            encoding: { photo: { contentType: image/png } }
      responses: { '201': { description: A pet. } }
`,
  check: ({ report }) => ({
    mediaType: node => {
      const { encoding } = node.value;
      if (!isObject(encoding) || isForm(node.key) || isMultipart(node.key) || node.key.includes('*')) return;
      if (!node.key.includes('/')) return;
      const fix = { edits: [{ pointer: `${node.pointer}/encoding` }] };
      report(
        `'encoding' has no effect for ${node.key}, which is no form`,
        { node, at: 'encoding', part: 'key' },
        { fix },
      );
    },
  }),
};
