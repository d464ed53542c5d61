import type { Rule } from '../../rule.js';

/** What is reached on the machine itself. */
const local = /^http:\/\/(?:localhost|127\.|\[::1\]|[^/]*\.localhost\b)/i;

export const serverHttps: Rule = {
  code: 'server-https',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'security', 'strict'],
  what: 'A server is reached without encryption.',
  why: 'Whoever is on the way reads and changes what is sent, keys among it (OWASP API8:2023).',
  remedy: 'Give the URL with https://',
  fix: 'Writes https in the place of http.',
  bad: `
servers: [{ url: 'http://api.example.com' }]
`,
  good: `
servers: [{ url: 'https://api.example.com' }]
`,
  check: ({ report }) => ({
    server: node => {
      const { url } = node.value;
      if (typeof url !== 'string' || !/^(?:http|ws):\/\//i.test(url) || local.test(url)) return;
      const value = url.replace(/^(http|ws):/i, '$1s:');
      report(
        `The server '${url}' is not encrypted`,
        { node, at: 'url' },
        {
          fix: { edits: [{ pointer: `${node.pointer}/url`, value }] },
        },
      );
    },
  }),
};
