import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import ts from 'typescript';

const builtins = new Set(builtinModules.flatMap(name => [name, `node:${name}`]));

/**
 * Bundles a program for VS Code with the packages that it uses into one CommonJS module: an extension is installed
 * without node_modules.
 * @param {string} entry the TypeScript file that exports `activate`
 * @returns {Promise<{ code: string, packages: readonly string[] }>} the module, and the folders of the packages in it
 */
export async function bundleExtension(entry) {
  const bundle = await rollup({
    input: entry,
    external: id => id === 'vscode' || builtins.has(id),
    plugins: [typescript(), nodeResolve({ exportConditions: ['node'], preferBuiltins: true }), commonjs()],
    onwarn: warning => {
      // packages in CommonJS may load each other in circles, as Node lets them
      if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every(id => id.includes('node_modules'))) return;
      throw new Error(`rollup: ${warning.message}`);
    },
  });
  const { output } = await bundle.generate({ format: 'cjs', exports: 'named', inlineDynamicImports: true });
  await bundle.close();
  const [{ code, modules }] = output;
  const used = Object.keys(modules).map(id => packageOf(id.replace(/^\0/, '').replace(/\?.*$/, '')));
  return { code, packages: [...new Set(used.filter(folder => folder !== undefined))] };
}

/** Reads TypeScript: types are taken away, and `./a.js` is found as `./a.ts`. tsc has checked it. */
function typescript() {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    removeComments: false,
  };
  return {
    name: 'typescript',
    resolveId(source, importer) {
      if (!importer?.endsWith('.ts') || !source.startsWith('.')) return null;
      return join(dirname(importer), source.replace(/\.js$/, '.ts'));
    },
    load(id) {
      if (!id.endsWith('.ts')) return null;
      return ts.transpileModule(readFileSync(id, 'utf8'), { fileName: id, compilerOptions }).outputText;
    },
  };
}

/** The folder of the package that a module comes from; undefined for the project's own and for a plugin's. */
function packageOf(id) {
  if (!id.includes('node_modules')) return undefined;
  for (let folder = dirname(id); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    // packages put one that only says "type" into the folders of their modules
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version !== undefined) return folder;
  }
  throw new Error(`${id} belongs to no package`);
}
