import type { CodeEntry } from '../code-entry.js';

/** Codes reported by document/. */
export const documentCodes = {
  'unreadable-file': {
    severity: 'error',
    what: 'A file could not be read.',
    why: 'Without its text nothing can be said about the document.',
    remedy: 'Check that the path is right, that it is a regular file, and that you may read it.',
  },
  'git-failed': {
    severity: 'error',
    what: 'git could not give the file at the revision.',
    why: 'A source of the form `git:REV:PATH` is read from the repository of the working folder.',
    remedy: 'Check the revision with `git rev-parse REV`, and the path with `git ls-tree -r --name-only REV`.',
  },
  'remote-failed': {
    severity: 'error',
    what: 'A URL could not be fetched.',
    why: 'Without its text nothing can be said about the document.',
    remedy: 'Check the URL, or download the file and refer to the copy.',
  },
  'remote-not-allowed': {
    severity: 'error',
    what: 'A URL would have to be fetched, and that is not allowed.',
    why: 'A document is untrusted: it must not make the tool call hosts that the user did not allow, nor private ones.',
    remedy: 'Allow it with --allow-remote if the host is public and trusted, or copy the file beside the document.',
  },
  'invalid-encoding': {
    severity: 'error',
    what: 'A text is not valid UTF-8.',
    why: 'OpenAPI documents are exchanged in UTF-8 (RFC 8259, section 8.1; YAML 1.2.2, section 5.2).',
    remedy: 'Save the file as UTF-8.',
  },
  'too-large': {
    severity: 'error',
    what: 'A document, or all files together, are larger than the limit.',
    why: 'Size is limited so that a hostile document cannot exhaust the memory.',
    remedy: 'Split the document, or raise the limit.',
  },
  'too-many-files': {
    severity: 'error',
    what: 'A document reaches more files than the limit.',
    why: 'The number is limited so that a hostile document cannot keep the tool reading.',
    remedy: 'Bundle the files, or raise the limit.',
  },
  'too-deep': {
    severity: 'error',
    what: 'A document is nested more deeply than the limit.',
    why: 'Depth is limited so that a hostile document cannot exhaust the stack of a reader.',
    remedy: 'Move nested schemas to components and refer to them.',
  },
  'too-many-values': {
    severity: 'error',
    what: 'A bundle has more values than are written as YAML.',
    why: 'To keep comments, every value becomes several objects: millions of them take minutes and more memory than there is.',
    remedy: 'Write JSON (`--format json`), or raise `yamlValues` of `bundle`.',
  },
  'alias-bomb': {
    severity: 'error',
    what: 'The YAML aliases of a document stand for more nodes than the limit, or contain themselves.',
    why: 'A few lines of nested aliases can stand for billions of nodes (YAML 1.2.2, section 7.1).',
    remedy: 'Use `$ref` to a component in place of nested aliases.',
  },
  'syntax-error': {
    severity: 'error',
    what: 'A text is not YAML 1.2 or not JSON.',
    why: 'Nothing after the place can be understood.',
    remedy: 'Correct the text at this place.',
  },
  'duplicate-key': {
    severity: 'error',
    what: 'An object has the same key twice.',
    why: 'One of the two would be lost without a word (YAML 1.2.2, section 3.2.1.3; RFC 8259, section 4).',
    remedy: 'Rename or remove one of the two.',
  },
  'key-not-text': {
    severity: 'error',
    what: 'A key of a YAML mapping is a list or a mapping.',
    why: 'Keys of YAML mappings must be texts, as those of JSON are (OpenAPI, Format).',
    remedy: 'Write the key as a text; one that begins with `[` or `{`, such as a path template, needs quotes.',
  },
  'unsafe-number': {
    severity: 'warning',
    what: 'A number cannot be kept exactly.',
    why: 'Numbers are kept as IEEE 754 doubles, exact up to 2^53 and to 17 digits (RFC 8259, section 6).',
    remedy: 'Write it as a string, or with fewer digits.',
  },
  'merge-key': {
    severity: 'warning',
    what: 'A YAML merge key `<<` is an ordinary key here.',
    why: 'Merge keys belong to YAML 1.1; the YAML 1.2 core schema, which OpenAPI names, does not have them.',
    remedy: 'Use `$ref` or `allOf`, or write the properties out.',
  },
  'ref-syntax': {
    severity: 'error',
    what: 'A `$ref` is not a URI reference.',
    why: 'A reference is a URI reference of RFC 3986 with a JSON Pointer or an anchor after the `#`.',
    remedy:
      'Write it as `#/components/schemas/Name` or `file.yaml#/pointer`, with reserved characters percent-encoded.',
  },
  'ref-not-found': {
    severity: 'error',
    what: 'A `$ref` leads to nothing.',
    why: 'What it should stand for is unknown, so no contract can be built.',
    remedy: 'Correct the reference, or add what it refers to.',
  },
  'ref-outside-root': {
    severity: 'error',
    what: 'A `$ref` leads to a file outside the root folder.',
    why: 'A document is untrusted: it must not make the tool read files elsewhere.',
    remedy: 'Move the file under the root folder, or name a wider root.',
  },
  'ref-never-ends': {
    severity: 'error',
    what: 'A `$ref` leads back to itself by way of references alone.',
    why: 'Following it never comes to a value.',
    remedy: 'Let one of the references of the circle be what it should stand for.',
  },
  'option-invalid': {
    severity: 'error',
    what: 'An option of a function does not exist, or has a value that it can not have.',
    why: 'An option that is passed over in silence is one that never takes effect.',
    remedy: 'Give the option a value that it can have, or leave it out.',
  },
} as const satisfies Record<string, CodeEntry>;
