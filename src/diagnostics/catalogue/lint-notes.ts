import type { CodeEntry } from '../code-entry.js';

/** Codes reported by lint/ beside those of its rules. */
export const lintNoteCodes = {
  'ignore-invalid': {
    severity: 'warning',
    what: 'A note in the document that lets a finding stand is not made of a code and a reason.',
    why: 'A note that is misread lets nothing stand, or something else than was meant.',
    remedy:
      'Write `x-lint-ignore: {code: reason}`, or `# specwright-ignore code: reason (owner: name, expires: 2026-12-31)`',
  },
  'ignore-unused': {
    severity: 'warning',
    what: 'A note in the document lets a finding stand that is not there.',
    why: 'It would hide the same fault when somebody makes it again.',
    remedy: 'Remove the note',
  },
  'ignore-expired': {
    severity: 'warning',
    what: 'A note in the document let a finding stand until a day that has passed.',
    why: 'The finding counts again: what was agreed was to last no longer.',
    remedy: 'Mend what was found, or agree on a later day',
  },
  'rules-not-asked': {
    severity: 'info',
    what: 'An error of the document kept rules from being asked of all of it.',
    why: 'Most rules need to know what the document means. Paths and components with an error, and all that refers to them, mean nothing certain: what these rules would find there is missing from the report. What they find elsewhere is in it.',
    remedy: 'Mend the error: then they are asked',
  },
  'fix-unwritable': {
    severity: 'error',
    what: 'A document that has findings to be mended cannot be written.',
    why: '`--fix` changes files in place; what was mended before is kept.',
    remedy: 'Name a file that you may write to, or look at the difference with --dry-run',
  },
} as const satisfies Record<string, CodeEntry>;
