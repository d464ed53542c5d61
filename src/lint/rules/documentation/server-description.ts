import { textRule } from './text-rule.js';

export const serverDescription = textRule({
  code: 'server-description',
  severity: 'info',
  presets: ['strict'],
  what: 'One of several servers has no description.',
  why: 'Which one is for tests and which one takes real money, a URL does not say.',
  remedy: 'Say what the server is for',
  of: 'server',
  field: 'description',
  called: ({ value, parent }) => {
    const servers = parent?.value['servers'];
    return Array.isArray(servers) && servers.length > 1 ? `The server '${value['url']}'` : undefined;
  },
  bad: `
servers: [{ url: https://api.example.com, description: The real one. }, { url: https://test.example.com }]
`,
  good: `
servers: [{ url: https://api.example.com, description: The real one. }, { url: https://test.example.com, description: For tests. }]
`,
});
