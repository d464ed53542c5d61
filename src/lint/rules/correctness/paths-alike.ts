import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

export const pathsAlike: Rule = {
  code: 'paths-alike',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'Two paths differ by a trailing slash or by capitals alone.',
  why: 'They are two resources by the standard (RFC 3986, section 6.2.2.1), but many servers and gateways take them for one.',
  remedy: 'Keep one of the two',
  bad: `
paths:
  /pets: { get: { responses: { '200': { description: All pets. } } } }
  /pets/: { post: { responses: { '201': { description: A pet. } } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
    post: { responses: { '201': { description: A pet. } } }
`,
  check: ({ report }) => {
    const known = new Map<string, WrittenObject>();
    return {
      pathItem: node => {
        if (node.parent?.type !== 'paths') return;
        const plain = node.key
          .replace(/\{[^{}]+\}/g, '{}')
          .toLowerCase()
          .replace(/(?<=.)\/$/, '');
        const other = known.get(plain);
        if (!other) known.set(plain, node);
        else if (shape(other.key) !== shape(node.key))
          report(`The paths '${other.key}' and '${node.key}' differ by a slash or by capitals alone`, node, {
            related: [{ message: 'the first of the two', location: other.file.locate(other.pointer, 'key') }],
          });
      },
    };
  },
};

/** Paths that differ by the names of parameters alone are one route: that is told elsewhere. */
function shape(path: string): string {
  return path.replace(/\{[^{}]+\}/g, '{}');
}
