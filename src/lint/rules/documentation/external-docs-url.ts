import type { Rule } from '../../rule.js';

export const externalDocsUrl: Rule = {
  code: 'external-docs-url',
  category: 'documentation',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A link to more documentation is no URL that a reader can open.',
  why: 'The link is shown beside the operation, and leads nowhere.',
  remedy: 'Give the whole address, with https://',
  bad: `
externalDocs: { url: 'www.example.com/pets and more' }
`,
  good: `
externalDocs: { url: 'https://www.example.com/pets' }
`,
  check: ({ report }) => ({
    externalDocumentation: node => {
      const { url } = node.value;
      if (typeof url !== 'string' || (/^(?:https?:\/\/[^/\s]+|mailto:\S+@)\S*$/i.test(url) && URL.canParse(url)))
        return;
      // relative ones lead to the server of the document
      if (/^(?:\.{0,2}\/|#)\S*$/.test(url)) return;
      report(`The external documentation has the URL '${url}'`, { node, at: 'url' });
    },
  }),
};
