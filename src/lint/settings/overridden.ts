import type { Location, Severity } from '../../diagnostics/index.js';
import { parsePattern } from '../../document/index.js';
import type { LintOverride } from './settings.js';

/** How much a rule weighs at a place, by the last override that says something of it. */
export type Weigh = (code: string, severity: 'off' | Severity, location: Location | undefined) => 'off' | Severity;

export function weighing(overrides: readonly LintOverride[]): Weigh {
  if (overrides.length === 0) return (_, severity) => severity;
  const read = overrides.map(override => ({ ...override, matches: (override.files ?? []).map(matcherOf) })).reverse();
  return (code, severity, location) => {
    const found = read.find(
      ({ rules, files, matches, pointers }) =>
        Object.hasOwn(rules, code) &&
        (!files || (location && matches.some(matches => matches(location.file)))) &&
        (!pointers || (location && pointers.some(base => isWithin(location.pointer, base)))),
    );
    return found?.rules[code] ?? severity;
  };
}

/** As the settings have them: of paths as they are typed, a pattern without folders is met in any. */
function matcherOf(text: string): (file: string) => boolean {
  const pattern = parsePattern(text.includes('/') ? `**/${text.replace(/^\.?\//, '')}` : `**/${text}`);
  return file => pattern.matches(file.replaceAll('\\', '/').replace(/^\.\//, ''));
}

function isWithin(pointer: string, base: string): boolean {
  return pointer === base || pointer.startsWith(`${base.replace(/\/$/, '')}/`);
}
