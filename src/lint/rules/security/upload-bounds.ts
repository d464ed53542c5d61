import { nameOf } from '../../written-schema.js';
import { boundsRule, saysAny } from './bounds-rule.js';

export const uploadBounds = boundsRule({
  code: 'upload-bounds',
  what: 'A file of a request may be of any size.',
  why: 'One upload fills a disk or a memory (OWASP API4:2023).',
  remedy: 'Add maxLength, the number of bytes of a file',
  bad: `
paths:
  /photos:
    post:
      requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { photo: { type: string, format: binary } } } } } }
      responses: { '201': { description: The photo. } }
`,
  good: `
paths:
  /photos:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string, format: binary, maxLength: 5000000 } } }
      responses: { '201': { description: The photo. } }
`,
  says: node => {
    const isFile = node.value['format'] === 'binary' || 'contentMediaType' in node.value;
    return isFile && !saysAny(node, ['maxLength']) ? `${nameOf(node)} is a file of any size` : undefined;
  },
});
