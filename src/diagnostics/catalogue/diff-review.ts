import type { CodeEntry } from '../code-entry.js';

/** Codes reported by diff/review/ and the command: what is wrong with what was accepted, and with versions. */
export const diffReviewCodes = {
  'accepted-invalid': {
    severity: 'error',
    what: 'The file of accepted changes or findings is no list of entries with a fingerprint and a reason.',
    why: 'An entry that is misread accepts nothing, or something else than was meant.',
    remedy: 'Mend the named entry; docs/diff.md and docs/lint.md show what one is made of',
  },
  'accepted-unreadable': {
    severity: 'error',
    what: 'The file of accepted changes or findings cannot be read or written.',
    why: 'Without it, what was accepted would count again.',
    remedy: 'See that the file is there and that you may read and write it',
  },
  'accepted-expired': {
    severity: 'warning',
    what: 'A change or a finding was accepted until a day that has passed.',
    why: 'It counts again: what was agreed was to last no longer.',
    remedy: 'Mend it, or agree on a later day',
  },
  'accepted-unused': {
    severity: 'warning',
    what: 'An accepted change or finding is not there.',
    why: 'The entry would accept the same when it comes another time.',
    remedy: 'Remove the entry',
  },
  'accepted-in-several': {
    severity: 'info',
    what: 'One entry has accepted a change in several documents.',
    why: 'Who wrote it may have looked at one of them alone.',
    remedy: 'Name by `file` the document that it is for, unless it is for all of them',
  },
  'stability-unknown': {
    severity: 'warning',
    what: 'An `x-stability` is none of draft, alpha, beta and stable.',
    why: 'The operation counts as stable: its changes are as grave as those of any other.',
    remedy: 'Write draft, alpha, beta or stable',
  },
  'webhooks-uncompared': {
    severity: 'info',
    what: 'The `x-webhooks` of two documents differ, and are not compared.',
    why: 'It is an extension, of which OpenAPI does not say what it means: a change that breaks receivers is not found there.',
    remedy: 'Move to OpenAPI 3.1 or later and write them under `webhooks`, which are compared',
  },
  'fingerprint-unknown': {
    severity: 'error',
    what: 'No change between the two documents has the fingerprint.',
    why: 'It was mistyped, or the change is no longer there.',
    remedy: 'Run `specwright diff` on the same two documents: it shows the fingerprint of each change',
  },
  'version-too-low': {
    severity: 'error',
    what: "The new document's version says less than its changes deserve.",
    why: 'Clients tell by the version whether they may move to it: https://semver.org.',
    remedy: 'Raise info.version',
  },
  'version-not-semantic': {
    severity: 'warning',
    what: 'A version is none by semantic versioning.',
    why: 'Whether it says enough for what changed cannot be told.',
    remedy: 'Give versions of three numbers, such as 1.4.0, or leave --semver out',
  },
} as const satisfies Record<string, CodeEntry>;
