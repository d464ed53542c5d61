import type { CodeEntry } from '../code-entry.js';

/** Codes reported by enforce/. */
export const enforceCodes = {
  'route-conflict': {
    severity: 'error',
    what: 'Two operations answer the same method and path.',
    why: 'Templates that differ in their names alone are the same path, and only one operation could ever be reached (https://spec.openapis.org/oas/v3.2.0.html#paths-object).',
    remedy: 'Rename one path, or take it out.',
  },
  'security-resolver-missing': {
    severity: 'error',
    what: 'An operation requires a security scheme that no resolver was given for.',
    why: 'Without a resolver nobody could be let in, or everybody would be (https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object).',
    remedy: "Give createService a resolver of that name in its option 'security'.",
  },
  'handler-unknown': {
    severity: 'error',
    what: 'A handler was given for an operation that the contract does not have.',
    why: 'It would never be called; most often a name is misspelt or its operation was renamed.',
    remedy: 'Correct its name, or take it out.',
  },
  'service-option-invalid': {
    severity: 'error',
    what: 'An option of the service has a value that it can not have.',
    why: 'A service that starts with an option it does not understand would not do what was meant.',
    remedy: 'Give the option one of the values that are named.',
  },
  'environment-invalid': {
    severity: 'error',
    what: 'A variable of the environment is missing, is not what its setting must be, or is no setting.',
    why: 'A service that starts with settings it does not understand would not do what was meant.',
    remedy: 'Set the variable to what is named; no value is repeated, for it may be a secret.',
  },
  'eov-option-unsupported': {
    severity: 'error',
    what: 'An option of express-openapi-validator has no counterpart here.',
    why: 'Ignoring it in silence would leave something unchecked that was checked before.',
    remedy: 'Take the option out; docs/migrate-from-express-openapi-validator.md says what to do instead.',
  },
} as const satisfies Record<string, CodeEntry>;
