import { createHash } from 'node:crypto';
import type { LintSettings } from 'specwright';

/** The settings that versions are held to, as they are kept. */
export interface Ruleset {
  /** SHA-256 of the text. */
  readonly digest: Buffer;
  /** JSON with its names in order, so that the same settings are the same text. */
  readonly text: string;
}

/** What is left of settings once all that says nothing is left out, and what holds without a word is said. */
export function rulesetOf({ presets = ['recommended'], rules = {}, overrides = [] }: LintSettings): Ruleset {
  const settings = {
    presets,
    ...(Object.keys(rules).length > 0 && { rules }),
    ...(overrides.length > 0 && { overrides }),
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
