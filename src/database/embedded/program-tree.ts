import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Account, mayUse } from './account.js';
import type { EmbeddedPackage } from './embedded-package.js';
import { unusable } from './place.js';
import { program } from './programs.js';

/**
 * A folder from which the package's programs run: the package itself where its links are there and the account can get
 * at it, else a copy in the place with the links made. Nothing is ever written into node_modules.
 * @returns the folder of the programs
 * @throws FindingsError postgres-folder-unusable
 */
export function programTree(source: EmbeddedPackage, place: string, account: Account | undefined): string {
  const own = join(source.folder, 'bin');
  const linked = source.links.every(({ link }) => existsSync(join(source.folder, link)));
  if (linked && mayUse(account, 'x', program(own, 'postgres'))) return own;
  const tree = join(place, `programs-${source.version}`);
  try {
    if (!existsSync(tree)) make(tree, source);
  } catch (error) {
    throw unusable(tree, error);
  }
  return join(tree, 'bin');
}

/** Made beside and renamed, so that what is there is whole; whoever comes second throws its own away. */
function make(tree: string, source: EmbeddedPackage): void {
  const draft = `${tree}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  copy(source.folder, draft);
  for (const { file, link } of source.links) {
    const path = join(draft, link);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(draft, file)), path);
  }
  try {
    renameSync(draft, tree);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(tree)) throw error;
  }
}

/** Regular files only: links are made of the list, and static libraries and headers serve compilers. */
function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o755 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copy(source, target);
    else if (entry.isFile() && !entry.name.endsWith('.a')) copyOrLink(source, target);
  }
}

/** A second name costs no room; another disk, or somebody else's file, needs a copy. */
function copyOrLink(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
  }
}
