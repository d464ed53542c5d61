import type { WrittenObject, WrittenType } from '../../../contract/index.js';
import { appendToken } from '../../../document/index.js';
import type { Rule } from '../../rule.js';

/** Those that a description is required of are told that it is empty all the same, but removing it is no answer. */
const required: ReadonlySet<WrittenType> = new Set(['response']);
const types = [
  ...['info', 'operation', 'parameter', 'requestBody', 'response', 'header', 'schema', 'tag', 'server', 'example'],
  ...['securityScheme', 'link', 'pathItem', 'externalDocumentation', 'serverVariable'],
] as readonly WrittenType[];

export const descriptionEmpty: Rule = {
  code: 'description-empty',
  category: 'hygiene',
  severity: 'info',
  presets: ['recommended', 'strict'],
  what: 'A description, summary or title is empty.',
  why: 'It says nothing, and keeps tools that look for missing ones from finding it.',
  remedy: 'Write it, or remove it',
  fix: 'Removes it where it is not required.',
  bad: `
components:
  schemas:
    Pet: { type: object, description: '' }
`,
  good: `
components:
  schemas:
    Pet: { type: object, description: A pet. }
`,
  check: ({ report }) => {
    const look = (node: WrittenObject) => {
      for (const name of ['description', 'summary', 'title']) {
        const text = node.value[name];
        if (typeof text !== 'string' || text.trim() !== '') continue;
        const isFree = !required.has(node.type) && !(node.type === 'info' && name === 'title');
        const fix = { edits: [{ pointer: appendToken(node.pointer, name) }] };
        report(`'${name}' is empty`, { node, at: name, part: 'key' }, isFree ? { fix } : {});
      }
    };
    return Object.fromEntries(types.map(type => [type, look]));
  },
};
