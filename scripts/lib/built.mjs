import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const inputs = [
  'src',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/lib/bundle.mjs',
  'scripts/lib/by-index.mjs',
  'scripts/lib/declarations.mjs',
  'scripts/lib/exactly.mjs',
  'scripts/lib/translate.mjs',
];

/** The stamp of the last good build: what went in, and which files came out. Beside node_modules, so never packed. */
const stampFile = root => join(root, 'node_modules/.cache/specwright/build.json');

/** Every file below a folder, sorted; the path itself where it is a file. */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** A digest of everything that a build depends on: by content, for a checkout changes times and not texts. */
export function inputDigest(root) {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    const path = join(root, input);
    for (const file of input.includes('.') ? [path] : filesBelow(path)) {
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** Whether dist is what a build would make now. */
export function built(root) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root), 'utf8'));
    return stamp.digest === inputDigest(root) && stamp.outputs.every(file => existsSync(join(root, file)));
  } catch {
    return false;
  }
}

/** Records a good build. */
export function recordBuild(root, digest) {
  const outputs = filesBelow(join(root, 'dist')).map(file => relative(root, file));
  mkdirSync(dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), JSON.stringify({ digest, outputs }));
}

/** Forgets the last build, so that a build that fails half-way is not taken for a good one. */
export function forgetBuild(root) {
  rmSync(stampFile(root), { force: true });
}
