import { spawnSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './source-files.js';

// Runs on Node's thread for loaders; says which files it is asked for.
const hooks = `import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  if (url.startsWith('file:')) writeSync(1, url + '\\n');
  return next(url, context);
}`;

// What CommonJS requires in turn goes past the hooks and stands in its cache.
const program = (entry: string) => `import module from 'node:module';
import { pathToFileURL } from 'node:url';
module.register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(hooks))});
await import(${JSON.stringify(entry)});
for (const file of Object.keys(module._cache)) console.log(pathToFileURL(file).href);`;

/**
 * The files that importing an entry of the built package loads, in a process of its own.
 * @param entry such as `specwright/express`
 * @returns paths below the project, with slashes, sorted
 */
export function loadedModules(entry: string): readonly string[] {
  const args = ['--input-type=module', '-e', program(entry)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: {} });
  if (status !== 0) throw new Error(`${entry} can't be imported; is dist there (npm run build)?\n${stderr}`);
  const files = stdout.split('\n').filter(line => line.startsWith('file:'));
  return [...new Set(files.map(file => relative(root, fileURLToPath(file)).split(sep).join('/')))].sort();
}
