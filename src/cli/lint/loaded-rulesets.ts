import type { Supervision } from '../../lint/index.js';
import type { ReadLintSettings } from './lint-settings.js';

/** Settings the code of whose rulesets is watched. */
export function watched(settings: ReadLintSettings, supervision: Supervision | undefined): ReadLintSettings {
  return { ...settings, reading: { ...settings.reading, ...(supervision && { supervision }) } };
}

/** Settings whose rulesets are read, once for all documents. */
export async function withRulesets(settings: ReadLintSettings): Promise<ReadLintSettings> {
  if (settings.rulesets.length === 0) return settings;
  const { loadRuleset } = await import('../../lint/spectral/index.js');
  const rulesets = [];
  for (const ruleset of settings.rulesets) rulesets.push(await loadRuleset(ruleset, settings.reading));
  return { ...settings, rulesets };
}
