import { appendToken } from '../../../document/index.js';
import type { Rule } from '../../rule.js';

export const serverTrailingSlash: Rule = {
  code: 'server-trailing-slash',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: "A server's URL ends with a slash.",
  why: 'Paths begin with a slash and are appended (Server Object, Paths Object): requests go to `//pets`.',
  remedy: 'Remove the slash at the end',
  fix: 'Removes the slash.',
  bad: `
servers: [{ url: https://api.example.com/v1/ }]
`,
  good: `
servers: [{ url: https://api.example.com/v1 }]
`,
  check: ({ report }) => ({
    server: node => {
      const { url } = node.value;
      if (typeof url !== 'string' || !/[^/]\/+$/.test(url)) return;
      const value = url.replace(/\/+$/, '');
      const fix = { edits: [{ pointer: appendToken(node.pointer, 'url'), value }] };
      report(`The URL '${url}' ends with a slash, and each path begins with one`, { node, at: 'url' }, { fix });
    },
  }),
};
