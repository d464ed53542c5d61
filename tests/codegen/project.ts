import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type GenerateOptions, type GenerateResult, generate } from '../../src/codegen/index.js';
import { FindingsError } from '../../src/diagnostics/index.js';

/** A user's project in a temporary folder. */
export class Project {
  private constructor(readonly folder: string) {}

  static async create(files: { readonly [path: string]: string } = {}): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), 'specwright-codegen-')));
    for (const [path, text] of Object.entries(files)) await project.write(path, text);
    return project;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(path)), { recursive: true });
    await writeFile(this.path(path), text);
  }

  read(path: string): Promise<string> {
    return readFile(this.path(path), 'utf8');
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  /** Every file but those of the cache, with its text. */
  async files(): Promise<{ readonly [path: string]: string }> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
    const names = paths.map(path => path.slice(this.folder.length + 1)).filter(name => !name.startsWith('.specwright'));
    return Object.fromEntries(
      await Promise.all(names.sort().map(async name => [name, await this.read(name)] as const)),
    );
  }

  /** From api.yaml into generated/ and src/handlers/. */
  generate(options: Partial<GenerateOptions> = {}): Promise<GenerateResult> {
    return generate({
      document: 'api.yaml',
      handlers: 'src/handlers',
      cwd: this.folder,
      cache: '.specwright/cache',
      ...options,
    });
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** The findings of what must fail. */
export async function findingsOf(run: Promise<unknown>): Promise<FindingsError['findings']> {
  try {
    await run;
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
  throw new Error('It did not fail');
}
