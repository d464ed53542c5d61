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
    remedy:
      'Split the document, or let fewer schemas stand for what others say again: fewer discriminators and long chains of `allOf`, fewer resources with dynamic anchors, less nesting of alternatives',
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
    remedy:
      'Rewrite the pattern without nested or overlapping repetition, or allow it by the setting or option unsafePatterns',
  },
  'schema-format-unknown': {
    severity: 'info',
    what: 'A format is not in the OpenAPI format registry and was not defined by an option.',
    why: 'It is an annotation only: values are not checked against it (JSON Schema Validation, section 7.2.3).',
    remedy: 'Correct the name, or define the format: docs/schemas.md says how',
  },
  'schema-encoding-unknown': {
    severity: 'warning',
    what: 'A contentEncoding is none that is known.',
    why: 'Texts are not held against it, nor is what they hold (JSON Schema Validation, section 8.3).',
    remedy: 'Use base64, base64url, base32, base16, quoted-printable, 7bit, 8bit or binary, or a format of your own',
  },
  'schema-content-unread': {
    severity: 'warning',
    what: 'A contentSchema is about a text that is not JSON.',
    why: 'Only JSON within a text is read and held against it (JSON Schema Validation, section 8.5).',
    remedy: 'Name a media type of JSON in contentMediaType, or check the text by a pattern or a format of your own',
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
