import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether node_modules holds what package-lock.json names. npm writes what it installed into
 * node_modules/.package-lock.json; optional packages of other platforms are missing there by right.
 * @param {string} root the project's folder
 * @returns {boolean}
 */
export function installed(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  for (const [path, want] of Object.entries(wanted)) {
    if (path === '') continue;
    const got = present[path];
    if (!got) {
      if (want.optional || want.peer) continue;
      return false;
    }
    if (got.version !== want.version || got.integrity !== want.integrity) return false;
  }
  return directDependencies(wanted).every(name => existsSync(join(root, 'node_modules', name, 'package.json')));
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function directDependencies(packages) {
  const { dependencies = {}, devDependencies = {} } = packages[''] ?? {};
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
}
