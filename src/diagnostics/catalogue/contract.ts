import type { CodeEntry } from '../code-entry.js';

/** Codes reported by contract/. */
export const contractCodes = {
  'document-not-object': {
    severity: 'error',
    what: 'The document is not an object.',
    why: 'An OpenAPI document is a map of fields such as openapi, info and paths (OpenAPI 3.2, section 3.1).',
    remedy: 'Give an OpenAPI 3.0, 3.1 or 3.2 document.',
  },
  'swagger-2': {
    severity: 'error',
    what: 'The document is written in Swagger 2.0 or older.',
    why: 'Bodies, media types, servers and security are described differently there; Specwright reads OpenAPI 3.0, 3.1 and 3.2.',
    remedy: "Convert it once, for example with `npx swagger2openapi` or Swagger Editor's 'Convert to OpenAPI 3'.",
  },
  'openapi-missing': {
    severity: 'error',
    what: 'The document does not say which version of OpenAPI it is written in.',
    why: 'The field openapi is required, and the meaning of the other fields depends on it.',
    remedy: 'Add a line such as `openapi: 3.1.1`.',
  },
  'openapi-version': {
    severity: 'error',
    what: 'The document states a version of OpenAPI that is not known.',
    why: 'What a field means depends on the version; guessing would enforce something that nobody wrote.',
    remedy: 'Write the document in OpenAPI 3.0, 3.1 or 3.2 and state it, such as `openapi: 3.1.1`.',
  },
  'reference-cycle': {
    severity: 'error',
    what: 'A chain of $ref comes back to where it began without reaching an object.',
    why: 'There is nothing at its end that could be enforced.',
    remedy: 'Let one of the references in the chain lead to the object itself.',
  },
} as const satisfies Record<string, CodeEntry>;
