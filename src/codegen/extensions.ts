import { isAbsolute, relative, resolve } from 'node:path';
import type { ConvertFormats, Definition, Format, Keyword } from '../schema/index.js';
import type { GenerateOptions } from './options.js';
import { slashes } from './output/slashes.js';

/** The user's own formats and keywords, which formats are converted, and what patterns may run. Modules are packages or absolute paths. */
export interface Extensions {
  readonly convertFormats: ConvertFormats;
  readonly formats: readonly Definition<Format>[];
  readonly keywords: readonly Definition<Keyword>[];
  readonly unsafePatterns: boolean;
}

export function extensionsOf(options: GenerateOptions, cwd: string): Extensions {
  const { convertFormats = false, formats = [], keywords = [], unsafePatterns = false } = options;
  return {
    convertFormats,
    formats: formats.map(one => placed(one, cwd)),
    keywords: keywords.map(one => placed(one, cwd)),
    unsafePatterns,
  };
}

function placed<What>(definition: Definition<What>, cwd: string): Definition<What> {
  const { module } = definition;
  return module?.startsWith('.') ? { ...definition, module: resolve(cwd, module) } : definition;
}

/** Definitions as modules of a folder import them. */
export function definitionsFor<What>(
  folder: string,
  definitions: readonly Definition<What>[],
): readonly Definition<What>[] {
  return definitions.map(definition => {
    const { module } = definition;
    return module === undefined ? definition : { ...definition, module: moduleFrom(folder, module) };
  });
}

function moduleFrom(folder: string, module: string): string {
  if (!isAbsolute(module)) return module;
  const path = slashes(relative(folder, module));
  return path.startsWith('.') ? path : `./${path}`;
}

/** All that decides the output, as the manifest keeps it. */
export function describeExtensions(
  { convertFormats, formats, keywords, unsafePatterns }: Extensions,
  out: string,
): { readonly [name: string]: string } {
  const described = definitionsFor<unknown>(out, [...formats, ...keywords]).map(nameOf);
  const shapes = formats.map(({ definition }) => shapeOf(definition));
  const lists = {
    convertFormats: typeof convertFormats === 'boolean' ? String(convertFormats) : [...convertFormats].sort().join(' '),
    formats: formats.map((_, index) => `${described[index]} ${shapes[index]}`).join('; '),
    keywords: described.slice(formats.length).join('; '),
    unsafePatterns: String(unsafePatterns),
  };
  const isAbsent = (text: string) => text === '' || text === 'false';
  return Object.fromEntries(Object.entries(lists).filter(([, text]) => !isAbsent(text)));
}

function nameOf({ name, module, export: exported = 'default' }: Definition<unknown>): string {
  return `${JSON.stringify(name)} ${module ?? ''}#${exported}`;
}

function shapeOf({ applies, parse, serialise }: Format): string {
  return `${applies}${parse || serialise ? ' with a value' : ''}`;
}
