import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The default export of a configuration module. TypeScript is compiled into a file beside it for a moment, so that its
 * own imports still lead where they say.
 * @throws whatever the module throws
 */
export async function importConfig(file: string): Promise<unknown> {
  if (!file.endsWith('.ts')) return defaultOf(file);
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(await readFile(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    fileName: file,
  });
  const twin = join(dirname(file), `.specwright.config.${randomUUID()}.mjs`);
  await writeFile(twin, outputText, { flag: 'wx' });
  try {
    return await defaultOf(twin);
  } finally {
    await rm(twin, { force: true });
  }
}

async function defaultOf(file: string): Promise<unknown> {
  // any module may stand there
  const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  if (module.default === undefined) throw new Error('the module has no default export');
  return module.default;
}
