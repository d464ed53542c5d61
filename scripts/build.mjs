// Makes dist of src: TypeScript translates into build/; from there the entries are bundled with what they share, and the
// declarations that they reach are taken along.
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, forgetBuild, inputDigest, recordBuild } from './lib/built.mjs';
import { bundleEntries } from './lib/bundle.mjs';
import { reachedDeclarations } from './lib/declarations.mjs';
import { exactly } from './lib/exactly.mjs';
import { translate } from './lib/translate.mjs';

const root = join(import.meta.dirname, '..');
const translated = join(root, 'build');

const digest = inputDigest(root);
forgetBuild(root);
removeOrphans();

if (!translate(join(root, 'tsconfig.build.json'))) process.exit(1);

const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entries = Object.values(exports).filter(entry => typeof entry === 'object');
const below = path => path.replace(/^\.\/dist\//, '');
const files = new Map([
  ...(await bundleEntries(
    translated,
    entries.map(entry => below(entry.default)),
    Object.values(bin).map(below),
  )),
  ...reachedDeclarations(
    translated,
    entries.map(entry => below(entry.types)),
  ),
  ...server(),
]);
exactly(join(root, 'dist'), files);
for (const file of Object.values(bin)) chmodSync(join(root, file), 0o755);
recordBuild(root, digest);

/**
 * The project's own server uses the package by its entries, as any user does, so it is not bundled with them. Beside it
 * the API reference's script: one file, where its package would bring 270 others to every user.
 */
function server() {
  const modules = filesBelow(join(translated, 'registry')).filter(file => file.endsWith('.js'));
  const script = join(root, 'node_modules/@scalar/api-reference/dist/browser/standalone.js');
  return [
    ...modules.map(file => [relative(translated, file), readFileSync(file)]),
    ['registry/reference/standalone.js', readFileSync(script)],
  ];
}

/** Removes what an earlier build made of files that are gone; the extension's package, which lies there too, stays. */
function removeOrphans() {
  for (const file of filesBelow(translated).filter(file => !file.endsWith('.vsix'))) {
    const typescript = join(root, 'src', relative(translated, file)).replace(/(\.d\.ts|\.js)$/, '.ts');
    if (!existsSync(typescript)) rmSync(file);
  }
}
