import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
// by the package's own name, which leads there from wherever a build puts this text
const packageFile = 'specwright/package.json';

/** The version of this package, as manifests carry it. */
export function toolVersion(): string {
  const value: unknown = require(packageFile);
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}

/** Changes with the tool's own files, so that nothing a build of yesterday made is taken for this one's. */
export function toolStamp(version: string): string {
  const root = ownFolder();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    name => /\.c?[jt]s$/.test(name) && !name.endsWith('.d.ts'),
  );
  const stats = files.sort().map(name => {
    const { mtimeMs, size } = statSync(join(root, name));
    return `${name} ${mtimeMs} ${size}`;
  });
  return createHash('sha256')
    .update([version, process.version, ...stats].join('\n'))
    .digest('hex');
}

/** The folder of the package that this code stands in: dist once built, src before. */
function ownFolder(): string {
  const root = dirname(require.resolve(packageFile));
  const [folder = ''] = relative(root, fileURLToPath(import.meta.url)).split(sep);
  return join(root, folder);
}
