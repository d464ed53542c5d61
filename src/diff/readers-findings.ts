import { type Contract, isExtensionAlike, placeIn } from '../contract/index.js';
import { type Code, type Finding, finding, thousands } from '../diagnostics/index.js';

/** Reasons for which something that stands in a document is not compared: nothing fails by them. */
const codes: ReadonlySet<string> = new Set<Code>(['unknown-field', 'field-of-other-version', 'webhooks-uncompared']);

/** Whether a finding tells of what a document says without effect, which breaks nobody by itself. */
export function isOfReader({ code }: Pick<Finding, 'code'>): boolean {
  return codes.has(code);
}

/**
 * What stands in either document and is not compared, as it means nothing there: a slip in a name, such as `securty`, takes
 * away what was meant to be said. What is said alike of several places is told once.
 */
export function readersFindings(before: Contract, after: Contract): readonly Finding[] {
  const [old, now] = [told(before), told(after)];
  const inBoth = (one: readonly Finding[], other: readonly Finding[], key: (finding: Finding) => string) => {
    const known = new Set(other.map(key));
    return one.filter(each => known.has(key(each)));
  };
  // both versions are read as their own tells: where they agree, nothing comes of it
  const ofBoth = new Set([...inBoth(old, now, words), ...inBoth(now, old, words)].filter(isOfVersion));
  const twice = new Set(inBoth(old, now, place));
  const all = [...now, ...old.filter(each => !twice.has(each))].filter(each => !ofBoth.has(each));
  return [...onceEach(all), ...uncomparedWebhooks(before, after)];
}

/** The same of a document that has nothing to be compared with. */
export function findingsOfNew(contract: Contract): readonly Finding[] {
  return onceEach(told(contract).filter(each => !isOfVersion(each)));
}

function told({ findings }: Contract): readonly Finding[] {
  return findings.filter(isOfReader);
}

function isOfVersion({ code }: Finding): boolean {
  return code === 'field-of-other-version';
}

function words({ code, message }: Finding): string {
  return `${code} ${message}`;
}

function place(each: Finding): string {
  return `${words(each)} ${each.location?.pointer}`;
}

/** The first of those that say the same of one file, with how many more there are. */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, { readonly first: Finding; others: number }>();
  for (const each of findings) {
    const key = `${words(each)} ${each.location?.file}`;
    const group = groups.get(key);
    if (group) group.others++;
    else groups.set(key, { first: each, others: 0 });
  }
  return [...groups.values()].map(({ first, others }) => {
    if (others === 0) return first;
    const more = others === 1 ? 'another place' : `${thousands(others)} more places`;
    return Object.freeze({ ...first, message: `${first.message} (so in ${more}, too)` });
  });
}

/** https://redocly.com/docs/realm/author/reference/openapi-extensions/x-webhooks: what 3.0 has no field for. */
function uncomparedWebhooks(before: Contract, after: Contract): readonly Finding[] {
  if (isExtensionAlike(before, after, 'x-webhooks')) return [];
  const location = placeIn(after, '/x-webhooks') ?? placeIn(before, '/x-webhooks');
  // named beside, not as the place that is shown: to read the line of it again takes longer than all else here
  const related = location ? [{ message: '`x-webhooks`', location }] : [];
  const message = 'The `x-webhooks` of the two documents differ, and are not compared';
  return [finding('webhooks-uncompared', message, { related })];
}
