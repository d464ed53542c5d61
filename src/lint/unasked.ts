import { isDeepStrictEqual } from 'node:util';
import type { Share } from '../contract/index.js';
import { type Finding, finding, formatLocation } from '../diagnostics/index.js';
import type { DocumentSet } from '../document/index.js';
import type { LintFinding } from './finding.js';
import type { ActiveRule, UnaskedRules } from './run-rules.js';

/** Rules asked for, and were not asked of the whole document. */
export interface Unasked {
  /** By code. */
  readonly rules: ReadonlySet<string>;
  /** One that says so, where there are some. */
  readonly notes: readonly Finding[];
}

interface Given {
  readonly set: DocumentSet;
  /** All asked for, and those of them that can be asked of a document of which a part could not be read. */
  readonly active: readonly ActiveRule[];
  readonly sayable: readonly ActiveRule[];
  readonly run: UnaskedRules | undefined;
  /** What is wrong with the document. */
  readonly told: readonly Finding[];
}

/** Says which rules were not asked of the whole document, because of which error, and what to do. */
export function unaskedOf({ set, active, sayable, run, told }: Given): Unasked {
  const asked = new Set(sayable);
  const wholly = [...active.filter(each => !asked.has(each)).map(({ rule }) => rule.code), ...(run?.wholly ?? [])];
  // where nothing had to be left out, as of a tag that is declared twice, they were asked of everything
  const left = run ? leftOf(run) : [];
  const partly = left.length > 0 ? (run?.partly ?? []) : [];
  const rules = new Set([...wholly, ...partly]);
  const errors = told.filter(({ severity }) => severity === 'error');
  const cause = errors.find(each => !isOfText(each, set)) ?? errors[0];
  if (rules.size === 0 || !cause) return { rules, notes: [] };
  const others = errors.length > 1 ? ` and ${counted(errors.length - 1, 'other error')}` : '';
  const place = cause.location ? ` at ${formatLocation(cause.location)}` : '';
  const rest = partly.length > 0 && wholly.length > 0 ? `, and ${wholly.length} not at all` : '';
  const [first, more] = partly.length > 0 ? [partly, ` of ${left.join(' and ')}${rest}`] : [wholly, ''];
  const message = `${first.length} of ${counted(active.length, 'rule')} ${first.length === 1 ? 'was' : 'were'} not asked${more}, because of ${cause.code}${place}${others}`;
  const details = cause.location && { location: cause.location };
  return { rules, notes: [finding('rules-not-asked', message, details)] };
}

/** Whether an error is that a part of a text cannot be read: it comes and goes while somebody types. */
function isOfText({ code, location }: Finding, set: DocumentSet): boolean {
  const file = [...set.files.values()].find(({ display }) => display === location?.file);
  return (code === 'syntax-error' || code === 'duplicate-key') && file !== undefined && file.holes.length > 0;
}

/** Whether a finding says that rules were not asked for no other reason than a text which cannot be read. */
export function isUnaskedByText({ code, location }: LintFinding, set: DocumentSet): boolean {
  const isCause = (each: Finding) => isOfText(each, set) && isDeepStrictEqual(each.location, location);
  return code === 'rules-not-asked' && set.findings.some(isCause);
}

function leftOf({ paths, components, isSecurityLeft }: UnaskedRules): readonly string[] {
  const said = (share: Share | undefined, noun: string) =>
    share && share.left > 0 ? [`${share.left} of ${counted(share.of, noun)}`] : [];
  const security = isSecurityLeft ? ['`security` at the top'] : [];
  return [...said(paths, 'path'), ...said(components, 'component'), ...security];
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
