import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Finding, FindingsError, finding, nearest } from '../../diagnostics/index.js';
import type { Definition, Format, Keyword } from '../../schema/index.js';
import type { DefinitionSetting, LoadedConfig } from './config.js';
import { importModule } from './import.js';

/** The formats and keywords that the settings register. Of each, `module` is a package or an absolute path. */
export interface Definitions {
  readonly formats: readonly Definition<Format>[];
  readonly keywords: readonly Definition<Keyword>[];
}

/**
 * Imports what the settings register, each module once.
 * @throws FindingsError with every module, export and definition that is not what the settings say
 */
export async function loadDefinitions(loaded: LoadedConfig): Promise<Definitions> {
  const reader = new DefinitionReader(loaded);
  const formats = await reader.read('formats', isFormat, 'applies (string or number), expected and test');
  const keywords = await reader.read('keywords', isKeyword, 'test and expected, both functions');
  if (reader.findings.length > 0) throw new FindingsError(reader.findings);
  return Object.freeze({ formats, keywords });
}

class DefinitionReader {
  readonly findings: Finding[] = [];
  readonly #modules = new Map<string, Promise<object>>();

  constructor(readonly loaded: LoadedConfig) {}

  async read<What>(
    kind: 'formats' | 'keywords',
    isDefinition: (value: unknown) => value is What,
    parts: string,
  ): Promise<Definition<What>[]> {
    const found: Definition<What>[] = [];
    for (const [name, setting] of Object.entries(this.loaded.config[kind] ?? {})) {
      const pointer = `/${kind}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const value = await this.#exported(setting, pointer);
      if (value === undefined) continue;
      if (isDefinition(value.definition)) found.push(Object.freeze({ ...value, name, definition: value.definition }));
      else this.#tell(`${quoted(setting)} is no definition of a ${kind.slice(0, -1)}: it must have ${parts}`, pointer);
    }
    return found;
  }

  async #exported({ module, export: name = 'default' }: DefinitionSetting, pointer: string) {
    const path = module.startsWith('.') ? resolve(this.loaded.folder, module) : module;
    let exports: object;
    try {
      exports = await this.#module(path);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      this.#tell(`${module} can't be imported: ${reason}`, `${pointer}/module`);
      return undefined;
    }
    const names = Object.keys(exports);
    // Any module may stand there: what it exports is looked at by the caller.
    if (names.includes(name)) return { module: path, export: name, definition: Reflect.get(exports, name) as unknown };
    const near = nearest(name, names);
    const remedy = near === undefined ? `Its exports are ${names.join(', ') || 'none'}` : `Did you mean ${near}?`;
    this.#tell(`${module} has no export ${JSON.stringify(name)}`, `${pointer}/export`, remedy);
    return undefined;
  }

  /** A path that ends in .js may stand for what it will be made of, as TypeScript has it. */
  #module(path: string): Promise<object> {
    const source = path.replace(/\.(m?)js$/, '.$1ts');
    const file = !existsSync(path) && existsSync(source) ? source : path;
    let module = this.#modules.get(file);
    if (!module) this.#modules.set(file, (module = importModule(file, this.loaded.folder)));
    return module;
  }

  #tell(message: string, pointer: string, remedy?: string): void {
    const location = this.loaded.locate(pointer, 'value');
    this.findings.push(
      finding('config-definition-invalid', message, { location, ...(remedy !== undefined && { remedy }) }),
    );
  }
}

function quoted({ module, export: name = 'default' }: DefinitionSetting): string {
  return `The export ${JSON.stringify(name)} of ${module}`;
}

const isFunction = (value: unknown) => typeof value === 'function';
const isAbsentOrFunction = (value: unknown) => value === undefined || isFunction(value);

function isFormat(value: unknown): value is Format {
  if (typeof value !== 'object' || value === null) return false;
  const { applies, expected, test, parse, serialise } = value as Record<string, unknown>; // any object; all is looked at
  return (
    (applies === 'string' || applies === 'number') &&
    typeof expected === 'string' &&
    isFunction(test) &&
    [parse, serialise].every(isAbsentOrFunction)
  );
}

function isKeyword(value: unknown): value is Keyword {
  if (typeof value !== 'object' || value === null) return false;
  const { test, expected } = value as Record<string, unknown>; // as above
  return isFunction(test) && isFunction(expected);
}
