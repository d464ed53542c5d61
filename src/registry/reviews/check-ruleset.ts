import { type LintOptions, lint, loadText, type SettingFault, settingFaults } from 'specwright';
import type { RulesetSettings, SpectralRuleset } from './ruleset.js';

/** One thing that a ruleset can't be taken with. */
export type RulesetFault = Omit<SettingFault, 'part'>;

const own = 'spectral:oas';
const elsewhere = 'would be read from a file, a package or a URL, which no ruleset is here';

/** Everything that a ruleset can't be taken with: on this thread, for as long as it takes. */
export async function checkRuleset({ spectral, ...settings }: RulesetSettings): Promise<readonly RulesetFault[]> {
  const faults: RulesetFault[] = [...settingFaults(settings)];
  if (!spectral) return faults;
  const foreign = foreignOf(spectral);
  // nothing looks at what it leads to
  faults.push(...(foreign.length > 0 ? foreign : await spectralFaults(spectral)));
  return faults.map(({ pointer, message, remedy }) => ({ pointer, message, ...(remedy !== undefined && { remedy }) }));
}

/** The contract has not all of these names; who checks a ruleset need not rely on that. */
interface Foreign extends Pick<SpectralRuleset, 'extends'> {
  readonly functions?: unknown;
  readonly functionsDir?: unknown;
}

/** What leads out of the ruleset: whatever it is, it is not followed. */
function foreignOf({ extends: extended, functions, functionsDir }: Foreign): readonly RulesetFault[] {
  const faults: RulesetFault[] = [];
  const see = (source: unknown, pointer: string) => {
    if (source === own) return;
    const remedy = `Extend ${own}, or write the rules out`;
    faults.push({ pointer, message: `${JSON.stringify(source)} ${elsewhere}`, remedy });
  };
  const list: readonly unknown[] = Array.isArray(extended) ? extended : [];
  for (const [index, one] of list.entries()) see(Array.isArray(one) ? one[0] : one, `/spectral/extends/${index}`);
  if (extended !== undefined && !Array.isArray(extended)) see(extended, '/spectral/extends');
  for (const [name, value] of Object.entries({ functions, functionsDir })) {
    if (value !== undefined)
      faults.push({ pointer: `/spectral/${name}`, message: 'Functions are code, which is not run here' });
  }
  return faults;
}

/** The smallest documents that rules are for: what is wrong with the rules themselves is found on any. */
const documents = ['3.0.3', '3.1.0'].map(
  version => `openapi: ${version}\ninfo: { title: none, version: '1' }\npaths: {}\n`,
);

async function spectralFaults(spectral: SpectralRuleset): Promise<readonly RulesetFault[]> {
  const found = new Map<string, RulesetFault>();
  const options: LintOptions = { presets: [], rulesets: [spectral] };
  for (const text of documents) {
    const { findings } = await lint(await loadText(text, { display: 'document' }), options);
    for (const { code, message, remedy, location } of findings) {
      if (!code.startsWith('ruleset-') || !location) continue;
      found.set(`${location.pointer} ${message}`, { pointer: `/spectral${location.pointer}`, message, remedy });
    }
  }
  return [...found.values()];
}
