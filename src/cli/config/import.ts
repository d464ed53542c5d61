import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The default export of a configuration module.
 * @throws whatever the module throws
 */
export async function importConfig(file: string): Promise<unknown> {
  const value: unknown = Reflect.get(await importModule(file, dirname(file)), 'default');
  if (value === undefined) throw new Error('the module has no default export');
  return value;
}

/**
 * All exports of a module. TypeScript is compiled into a file beside it for a moment, so that its own imports still lead
 * where they say; a package is imported from a file in the folder, so that it is the folder's own.
 * @param module an absolute path, or the name of a package
 * @throws whatever the module throws
 */
export async function importModule(module: string, folder: string): Promise<object> {
  if (!isAbsolute(module)) {
    const twin = await importTwin(folder, `import * as all from ${JSON.stringify(module)};\nexport { all };\n`);
    return Reflect.get(twin, 'all') as object; // a namespace, by the line above
  }
  if (!/\.[cm]?ts$/.test(module)) return (await import(pathToFileURL(module).href)) as object; // any module may stand there
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(await readFile(module, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    fileName: module,
  });
  return importTwin(dirname(module), outputText);
}

async function importTwin(folder: string, text: string): Promise<object> {
  const twin = join(folder, `.specwright.config.${randomUUID()}.mjs`);
  await writeFile(twin, text, { flag: 'wx' });
  try {
    return (await import(pathToFileURL(twin).href)) as object; // as above
  } finally {
    await rm(twin, { force: true });
  }
}
