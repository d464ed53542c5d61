// Compiles src to dist with tsc, incrementally, and copies what is not TypeScript.
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesBelow, forgetBuild, inputDigest, recordBuild } from './lib/built.mjs';
import { run } from './lib/run.mjs';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');
const output = join(root, 'dist');

const digest = inputDigest(root);
forgetBuild(root);
// tsc believes its own record of what it has emitted: where something of that is gone, the record is wrong
if (!complete()) rmSync(join(root, 'node_modules/.cache/specwright/build.tsbuildinfo'), { force: true });
removeOrphans();

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const code = await run(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { cwd: root });
if (code !== 0) process.exit(code);

for (const file of filesBelow(source)) {
  if (file.endsWith('.ts')) continue;
  const target = join(output, relative(source, file));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(file, target);
}
// the API reference's bundle: one file, where its package would bring 270 others to every user
const reference = join(root, 'node_modules/@scalar/api-reference/dist/browser/standalone.js');
copyFileSync(reference, join(output, 'registry/reference/standalone.js'));
const bin = join(output, 'cli/main.js');
if (existsSync(bin)) chmodSync(bin, 0o755);
recordBuild(root, digest);

/** Whether dist holds something for every source file. */
function complete() {
  const sources = filesBelow(source).filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  return sources.every(file => existsSync(join(output, relative(source, file).replace(/\.ts$/, '.js'))));
}

/** Removes what an earlier build made of files that are gone: a package must not carry dead modules. */
function removeOrphans() {
  for (const file of filesBelow(output)) {
    const path = join(source, relative(output, file));
    const typescript = path.replace(/(\.d\.ts|\.js)$/, '.ts');
    if (!existsSync(path) && !existsSync(typescript)) rmSync(file);
  }
}
