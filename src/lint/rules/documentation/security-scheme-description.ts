import { textRule } from './text-rule.js';

export const securitySchemeDescription = textRule({
  code: 'security-scheme-description',
  severity: 'info',
  presets: ['strict'],
  what: 'A security scheme has no description.',
  why: 'How one gets the key or the token is the first question of every reader.',
  remedy: 'Say where a client gets what it has to send, and how long that holds',
  of: 'securityScheme',
  field: 'description',
  called: ({ key }) => `The security scheme '${key}'`,
  bad: `
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
`,
  good: `
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key, description: Ask for one at keys@example.com. }
`,
});
