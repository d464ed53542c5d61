import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../output/manifest.js';

/** The version of this package, as manifests carry it. */
export function toolVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const value: unknown = JSON.parse(text);
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}

/** Changes with the tool's own files, so that nothing a build of yesterday made is taken for this one's. */
export function toolStamp(version: string): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    name => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'),
  );
  const stats = files.sort().map(name => {
    const { mtimeMs, size } = statSync(join(root, name));
    return `${name} ${mtimeMs} ${size}`;
  });
  return sha256([version, process.version, ...stats].join('\n'));
}
