import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A team's ruleset for Spectral is taken where nothing else is said. */
export function spectralOf(cwd: string): readonly string[] {
  const names = ['yaml', 'yml', 'json', 'js', 'mjs', 'cjs'].map(ending => `.spectral.${ending}`);
  return names.filter(name => existsSync(resolve(cwd, name))).slice(0, 1);
}
