import type { CodeEntry } from '../code-entry.js';

/** Codes reported by schema/. */
export const schemaCodes = {
  'schema-reference-unresolved': {
    severity: 'error',
    what: 'A schema refers to something that is not there.',
    why: 'A reference names a schema of the same set of files (JSON Schema Core, section 8.2.3).',
    remedy: 'Correct the reference, or add the schema that it names',
  },
  'schema-too-many': {
    severity: 'error',
    what: 'A document makes so many schemas, or so many lists of children, out of few that reading it would not end.',
    why: 'Each dynamic scope makes a schema anew (JSON Schema Core, section 8.2.3.2), and each schema with a discriminator lists all that extend it, so that a chain or a ring makes the square of what is written.',
    remedy: 'Use fewer resources with dynamic anchors, or fewer discriminators in one chain of `allOf`',
  },
  'schema-pattern-invalid': {
    severity: 'error',
    what: 'A pattern is no regular expression of ECMA-262.',
    why: 'JSON Schema Validation, section 6.3.3: a value can not be matched against it.',
    remedy: 'Correct the regular expression',
  },
  'schema-pattern-unsafe': {
    severity: 'error',
    what: 'A pattern can take exponential or polynomial time on some input, and no linear engine can express it.',
    why: 'Patterns run on what clients send: a short text could stop the server.',
    remedy: 'Rewrite the pattern without nested or overlapping repetition, or allow it by the setting or option unsafePatterns',
  },
  'schema-format-unknown': {
    severity: 'info',
    what: 'A format is not in the OpenAPI format registry and was not defined by an option.',
    why: 'It is an annotation only: values are not checked against it (JSON Schema Validation, section 7.2.3).',
    remedy: 'Correct the name, or define the format: docs/schemas.md says how',
  },
  'schema-definition-unimportable': {
    severity: 'error',
    what: 'A format or keyword of an option does not say where generated modules can import it from.',
    why: 'Generated code carries no functions of the configuration: it imports them.',
    remedy: 'Name the module and the export in defineFormat or defineKeyword',
  },
  'format-without-value': {
    severity: 'error',
    what: 'A format is to be converted, but its values are plain texts or numbers.',
    why: 'Handlers would be given what the document says, while the option promises something else.',
    remedy: 'Name date-time, date, int64, uint64, byte, or a format of your own that has parse and serialise',
  },
  'schema-endless': {
    severity: 'error',
    what: 'A schema refers to itself without going down into the value.',
    why: 'Checking it would never end (JSON Schema Core, section 9.4.1).',
    remedy: 'Break the circle of references, or put the reference below properties or items',
  },
  'schema-keyword-meaningless': {
    severity: 'warning',
    what: 'A keyword has a value that JSON Schema does not allow, and is ignored.',
    why: 'As an annotation, or as a limit of null or below zero, it refuses nothing; `required: true` belongs to the list of the object.',
    remedy: 'Remove the keyword, or give it a value of the kind that its section of JSON Schema names',
  },
  'schema-keyword-malformed': {
    severity: 'error',
    what: 'A keyword has a value that JSON Schema does not allow.',
    why: 'It can not be checked: its meaning is not defined.',
    remedy: "Give the keyword a value of the kind that JSON Schema's section on it names",
  },
} as const satisfies Record<string, CodeEntry>;
