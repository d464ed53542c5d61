import { createHash } from 'node:crypto';
import type { LintSettings } from 'specwright';
import type { components } from '../../../generated/types.js';

/** A ruleset in Spectral's form. */
export type SpectralRuleset = components['schemas']['SpectralRuleset'];

/** What the versions of an API are held to. */
export interface RulesetSettings extends LintSettings {
  readonly spectral?: SpectralRuleset;
}

/** The settings that versions are held to, as they are kept. */
export interface Ruleset {
  /** SHA-256 of the text. */
  readonly digest: Buffer;
  /** JSON with its names in order, so that the same settings are the same text. */
  readonly text: string;
}

/** What is left of settings once all that says nothing is left out, and what holds without a word is said. */
export function rulesetOf({ spectral, presets, rules = {}, overrides = [] }: RulesetSettings): Ruleset {
  const settings = {
    presets: presets ?? (spectral ? [] : ['recommended']),
    ...(Object.keys(rules).length > 0 && { rules }),
    ...(overrides.length > 0 && { overrides }),
    ...(spectral && { spectral }),
  };
  const text = JSON.stringify(inOrder(settings));
  return { digest: createHash('sha256').update(text).digest(), text };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, inOrder(each)]));
}
