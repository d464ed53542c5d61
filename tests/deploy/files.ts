import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { environment } from 'specwright/express';
import { commands } from '../../src/cli/commands/table.js';
import { settings } from '../../src/registry/settings.js';

export const root = join(import.meta.dirname, '../..');
export const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

const { version, bin } = JSON.parse(textOf('package.json')) as { version: string; bin: { specwright: string } };

/** The one image that all three files are about. */
export const image = `specwright-registry:${version}`;

/** Paths of the contract that need no key, as it is written by hand. */
export const openPaths: readonly string[] = Object.entries(
  (load(textOf('openapi/registry.yaml')) as { paths: Record<string, { get?: { security?: readonly unknown[] } }> })
    .paths,
).flatMap(([path, { get }]) => (get?.security?.length === 0 ? [path] : []));

/** Variables as the server would read them: one that is no setting, or has a value that it can't have, throws. */
export function settingsOf(variables: Readonly<Record<string, string>>) {
  const unknown = Object.keys(variables).filter(name => !Object.hasOwn(settings, name));
  if (unknown.length > 0) throw new Error(`no settings: ${unknown.join(', ')}`);
  // what stands there is a reference to a secret
  return environment(settings, { ...variables, DATABASE_URL: 'postgres://localhost/x' });
}

/** What a container runs: `server`, or a command of the command line with its words. */
export function programOf(command: readonly string[] = ['node', 'dist/registry/main.js']): string {
  const [node, script = '', ...words] = command;
  if (node !== 'node') throw new Error(`${node} is not in the image`);
  if (script === 'dist/registry/main.js') return 'server';
  if (`./${script}` !== bin.specwright) throw new Error(`${script} is no program of the package`);
  if (!commands.some(({ usage }) => usage.split(' ')[0] === words[0])) throw new Error(`${words[0]} is no command`);
  return words.join(' ');
}

/** Milliseconds of durations as 40s. */
export function milliseconds(duration: string): number {
  const [, amount] = /^(\d+)s$/.exec(duration) ?? [];
  if (amount === undefined) throw new Error(`${duration} is not in seconds`);
  return Number(amount) * 1000;
}
