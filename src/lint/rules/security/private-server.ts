import type { Rule } from '../../rule.js';

const hosts =
  /^\w+:\/\/(?:localhost|[^/:]+\.(?:localhost|local|internal|lan|test)|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])(?=[:/]|$)/i;

export const privateServer: Rule = {
  code: 'private-server',
  category: 'security',
  severity: 'info',
  presets: ['security'],
  what: 'A server is one that only its makers reach.',
  why: 'It tells strangers how a network is built inside (OWASP API9:2023), and clients that take the first server fail.',
  remedy: 'Leave it out of the document that is published',
  bad: `
servers: [{ url: 'http://localhost:3000' }]
`,
  good: `
servers: [{ url: 'https://api.example.com' }]
`,
  check: ({ report }) => ({
    server: node => {
      const { url } = node.value;
      if (typeof url === 'string' && hosts.test(url))
        report(`The server '${url}' is reached from within only`, { node, at: 'url' });
    },
  }),
};
