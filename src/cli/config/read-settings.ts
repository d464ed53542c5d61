import { resolve } from 'node:path';
import type { RuntimeContractOptions } from '../../enforce/from-contract.js';
import { loadDefinitions } from './definitions.js';
import { loadConfig } from './load.js';

/** Where settings are looked for. */
export interface SettingsPlace {
  /** Default: the process's working folder. */
  readonly cwd?: string;
  /** Instead of the first `specwright.config.*` of that folder. */
  readonly config?: string;
}

/** What a program needs of the settings to serve their document without generated modules. */
export interface ReadSettings {
  /** A path, URL or `git:REV:PATH`; undefined where the settings name none. */
  readonly document: string | undefined;
  readonly load: { readonly allowRemote: boolean };
  /** What `runtimeContract` takes: the formats and keywords, and what is converted, as `specwright generate` has them. */
  readonly runtime: RuntimeContractOptions;
}

/**
 * Reads the settings of a project.
 * @throws FindingsError where the file, or what it registers, can't be used
 */
export async function readSettings({ cwd = process.cwd(), config: named }: SettingsPlace = {}): Promise<ReadSettings> {
  const loaded = await loadConfig(cwd, named);
  const { config, folder } = loaded;
  const { formats, keywords } = await loadDefinitions(loaded);
  const { document, allowRemote = false, convertFormats, unsafePatterns = false } = config;
  const isPath = document !== undefined && !/^(?:https?|git):/i.test(document);
  return Object.freeze({
    document: isPath ? resolve(folder, document) : document,
    load: { allowRemote },
    runtime: {
      compile: { definedFormats: formats, definedKeywords: keywords, unsafePatterns },
      ...(convertFormats !== undefined && { convertFormats }),
    },
  });
}
