import type { CodeEntry } from '../code-entry.js';

/** Codes reported by lint/ of the rulesets themselves; those of what rules find are the rules' names. */
export const lintCodes = {
  'ruleset-unreadable': {
    severity: 'error',
    what: 'A ruleset, or one that it extends, could not be read.',
    why: 'Its rules are not run: what they would have found is missing from the report.',
    remedy: 'Check the path or the name of the package, and that it is installed beside the ruleset.',
  },
  'ruleset-invalid': {
    severity: 'error',
    what: 'A part of a ruleset is not what a ruleset has in its place.',
    why: 'The part is left out, so that what it would have found is missing from the report; everything else is run.',
    remedy: 'Write the part as https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets says.',
  },
  'ruleset-rule-unknown': {
    severity: 'error',
    what: 'A ruleset changes a rule that none of the rulesets it extends has.',
    why: 'Nothing is changed: a severity meant for a rule, misspelt, leaves that rule as it was.',
    remedy: 'Check the name of the rule, or extend the ruleset that has it.',
  },
  'ruleset-function-unknown': {
    severity: 'error',
    what: 'A rule names a function that there is not.',
    why: 'The rule is not run.',
    remedy: 'Check the name, or add the function to `functions` and its file to `functionsDir`.',
  },
  'ruleset-options-invalid': {
    severity: 'error',
    what: 'The functionOptions of a rule are not what its function takes.',
    why: 'The rule is not run.',
    remedy: 'Give the options as the function describes them.',
  },
  'ruleset-path-invalid': {
    severity: 'error',
    what: 'A JSONPath expression cannot be read.',
    why: 'The rule is not run for what the expression leads to.',
    remedy: 'Mend the expression where the message points to.',
  },
  'ruleset-alias-unknown': {
    severity: 'error',
    what: 'An expression begins with an alias that there is not, or that leads back to itself.',
    why: 'The rule is not run for what the expression leads to.',
    remedy: 'Define the alias in `aliases`, or write the expression out.',
  },
  'ruleset-cycle': {
    severity: 'error',
    what: 'A ruleset extends itself, over others or at once.',
    why: 'Which rule wins could not be told. The ruleset is taken once.',
    remedy: 'Remove one of the `extends` of the circle.',
  },
  'ruleset-function-failed': {
    severity: 'error',
    what: 'A function of a ruleset threw an error.',
    why: 'What the rule would have found of some values is missing from the report.',
    remedy: 'Mend the function: it has to look at what it gets before it uses it.',
  },
  'ruleset-function-timeout': {
    severity: 'error',
    what: 'A function of a ruleset took longer than it may, and was stopped.',
    why: 'What its rules would have found is missing from the report; the other rules were run.',
    remedy: 'Mend the function: a loop of it may have no end.',
  },
  'ruleset-function-stopped': {
    severity: 'error',
    what: 'A function of a ruleset ended the process, or took all of its memory.',
    why: 'What its rules would have found is missing from the report; the other rules were run without it.',
    remedy: 'Mend the function: it may neither end the process nor keep what it makes.',
  },
  'own-rule-failed': {
    severity: 'error',
    what: "A rule of the project's own threw an error, or had to be stopped.",
    why: 'What it would have found is missing from the report; the other rules were asked.',
    remedy: 'Mend the rule: it has to look at what it gets before it uses it, and to come to an end.',
  },
  'review-ended': {
    severity: 'error',
    what: 'The review of a document came to an end before it was done.',
    why: 'What it would have found is missing from the report; other documents were reviewed.',
    remedy: 'Give it more memory with NODE_OPTIONS=--max-old-space-size=8192, or review the document alone.',
  },
} as const satisfies Record<string, CodeEntry>;
