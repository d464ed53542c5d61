import { statSync } from 'node:fs';
import { join } from 'node:path';

const names = ['yaml', 'yml', 'json', 'js', 'mjs'].flatMap(ending => [`.spectral.${ending}`, `spectral.${ending}`]);

/** The ruleset that a folder has by one of the names that Spectral looks for; undefined where it has none. */
export function defaultRuleset(folder: string): string | undefined {
  return names.find(name => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true);
}
