import type { CodeEntry } from '../code-entry.js';

/** Codes reported by diff/schemas/: what a schema accepts other than before. */
export const diffSchemaCodes = {
  'schema-changed': {
    severity: 'error',
    what: 'A schema accepts other values than before, and no single keyword is to blame.',
    why: 'A value that one version accepts and the other does not breaks whoever sends or reads it.',
    remedy:
      'Accept what was accepted before; give what is new a place of its own: a new property, a new media type, a new version',
  },
} as const satisfies Record<string, CodeEntry>;
