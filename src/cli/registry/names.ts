import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Violation } from './violations.js';

interface Told {
  /** What was typed for it. */
  readonly typed: string;
  /** What it may be, as openapi/registry.yaml says. */
  readonly may: string;
}

const api: Told = { typed: '--api', may: 'lower-case letters, digits and hyphens, a letter first' };
const version: Told = {
  typed: '--version',
  may: 'letters, digits, `.`, `_`, `+` and `-`, a letter or digit first, such as 1.0.0 or 2026-01-31',
};

/** What of a command line became which part of a request. */
const parts: ReadonlyMap<string, Told> = new Map([
  ['path api', api],
  ['query api', api],
  ['body /name', api],
  ['path version', version],
  ['query q', { typed: 'the term', may: 'three letters or more, a hundred at most' }],
]);

const partOf = ({ in: within, name, pointer }: Violation) =>
  [within, name, pointer].filter(text => text !== undefined && text !== '').join(' ');

/** Where a violation is: what was typed, and the part of the request that it became. */
export function placeOf(violation: Violation): string {
  const part = partOf(violation);
  const told = parts.get(part);
  return told ? `${told.typed} (${part})` : part;
}

/** What to do about a violation of what was typed. */
export function remedyOf(violation: Violation): { readonly remedy?: string } {
  const told = parts.get(partOf(violation));
  return told ? { remedy: `Give ${told.typed} as the registry takes it: ${told.may}` } : {};
}

/**
 * Refuses what no registry would ever hear of: a URL loses these segments on its way.
 * https://url.spec.whatwg.org/#double-dot-path-segment
 * @throws FindingsError usage-invalid
 */
export function refuseDots(name: string, kind: 'api' | 'version'): void {
  if (name !== '.' && name !== '..') return;
  const { typed, may } = kind === 'api' ? api : version;
  throw new FindingsError([finding('usage-invalid', `${typed} can't be '${name}'`, { remedy: `It may be ${may}` })]);
}
