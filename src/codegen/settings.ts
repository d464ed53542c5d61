import { relative, resolve } from 'node:path';
import { cacheFolder, toolStamp, toolVersion } from '../cache/index.js';
import { Cache } from './cache/cache.js';
import { describeExtensions, type Extensions, extensionsOf } from './extensions.js';
import type { GenerateOptions } from './options.js';
import { slashes } from './output/slashes.js';

/** Options with every path made absolute and every default filled in. */
export interface Settings {
  readonly document: string;
  readonly cwd: string;
  /** Absolute. */
  readonly out: string;
  /** Absolute. */
  readonly handlers: string | undefined;
  readonly manifest: string;
  readonly version: string;
  readonly load: NonNullable<GenerateOptions['load']>;
  readonly cache: Cache;
  /** What the manifest keeps of the options: what decides the output, free of this machine's paths. */
  readonly recorded: { readonly [name: string]: string | boolean };
  /** What is asserted and converted beyond what schemas say by themselves. */
  readonly extensions: Extensions;
  /** A path as a person would type it. */
  display(path: string): string;
}

export function settingsOf(options: GenerateOptions): Settings {
  const cwd = resolve(options.cwd ?? process.cwd());
  const out = resolve(cwd, options.out ?? 'generated');
  const handlers = options.handlers === undefined ? undefined : resolve(cwd, options.handlers);
  const version = toolVersion();
  const folder = options.cache === false ? undefined : resolve(cwd, options.cache ?? cacheFolder(out, cwd));
  const extensions = extensionsOf(options, cwd);
  const extended = describeExtensions(extensions, out);
  const isPath = options.document !== '-' && !/^(?:https?|git):/i.test(options.document);
  return {
    document: options.document,
    cwd,
    out,
    handlers,
    manifest: resolve(out, 'manifest.json'),
    version,
    load: options.load ?? {},
    cache: new Cache(folder, out, `${toolStamp(version)} ${JSON.stringify(extended)}`),
    recorded: {
      document: isPath ? slashes(relative(out, resolve(cwd, options.document))) : options.document,
      ...(handlers !== undefined && { handlers: slashes(relative(out, handlers)) }),
      ...extended,
    },
    extensions,
    display: path => slashes(relative(cwd, path)) || '.',
  };
}
