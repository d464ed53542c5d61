import type { RefusalMapper } from 'specwright/express';
import { refusedRuleset } from './refused-ruleset.js';

/** Of a body that can't be read at all; whatever else is wrong with one is a schema's keyword. */
const unread = ['malformed', 'encoding', 'number-range', 'too-deep', 'too-many-keys', 'truncated', 'aborted'];

/**
 * A ruleset that is JSON and has what the contract does not know is no other mistake than a rule that there is not: 422, as those
 * are answered. Before a handler sees it, enforcement refuses it with 400.
 */
export const refusedShape: RefusalMapper = ({ status, errors = [] }, { operation }) => {
  if (operation.name !== 'replaceRuleset' || status !== 400 || errors.length === 0) return undefined;
  const isRead = errors.every(
    ({ in: place, code, pointer }) =>
      place === 'body' && !unread.includes(code) && !(code === 'required' && pointer === ''),
  );
  if (!isRead) return undefined;
  const told = errors.map(error => ({ ...error, message: `${error.message}${hintOf(error.pointer)}` }));
  const { problem } = refusedRuleset(told);
  return { status: 422, contentType: 'application/problem+json', body: problem };
};

/** What teams have in their rulesets, and which can't be read here. */
const elsewhere = /^\/(?:own|rulesets|overrides\/\d+\/files|spectral\/(?:functions|functionsDir|except|overrides))$/;

function hintOf(pointer: string): string {
  return elsewhere.test(pointer) ? ': no files, packages, URLs or code are read here' : '';
}
