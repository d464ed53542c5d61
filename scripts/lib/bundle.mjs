import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { rollup } from 'rollup';

/**
 * Bundles entries, with what several of them use in chunks of its own, so that a class is one class whichever entry it
 * comes by. Packages stay outside, and the text stays readable: stack traces need no source maps. It is CommonJS, which
 * Node reads several times faster than as many modules; an entry that is imported is a module of one line in front of it.
 * @param {string} folder where the modules are
 * @param {readonly string[]} imported entries that others import: paths below it, with slashes, ending `.js`; each keeps its path
 * @param {readonly string[]} run entries that are run, ending `.cjs`, of modules ending `.js`
 * @returns {Promise<Map<string, string>>} texts by path
 */
export async function bundleEntries(folder, imported, run) {
  const inputs = [...imported, ...run].map(entry => entry.replace(/\.c?js$/, ''));
  const bundle = await rollup({
    input: Object.fromEntries(inputs.map(name => [name, join(folder, `${name}.js`)])),
    external: (id, importer) => importer !== undefined && !id.startsWith('.') && !id.startsWith(folder),
    // neither what Node has nor a module of our own does anything by being loaded: it is named where something of it is used
    treeshake: { moduleSideEffects: id => !id.startsWith('node:') && !id.startsWith(folder) },
    plugins: [moduleUrls(folder)],
    onwarn: warning => {
      throw new Error(`rollup: ${warning.message}`);
    },
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    generatedCode: 'es2015',
    // packages are taken as a module of Node's takes them: what CommonJS exports is its default
    interop: 'default',
    esModule: false,
    externalLiveBindings: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    manualChunks: chunks(folder),
  });
  await bundle.close();
  const texts = new Map(output.map(({ fileName, code }) => [fileName, code]));
  for (const entry of imported) {
    const { exports } = output.find(({ fileName }) => fileName === entry.replace(/\.js$/, '.cjs'));
    texts.set(entry, `export { ${exports.join(', ')} } from './${basename(entry, '.js')}.cjs';\n`);
  }
  return texts;
}

/**
 * Names the chunks that every entry loads, so that each is one file and not one for each set of entries that share a part:
 * every entry refuses options and tells of findings, and all that check values or read a plan do it alike.
 */
function chunks(folder) {
  let checking;
  return (id, { getModuleInfo }) => {
    const path = relative(folder, id).split(sep).join('/');
    if (refusing.test(path)) return 'findings';
    // what a review that is kept needs must not bring what makes one
    if (path === 'accepted/acceptance.js') return 'acceptance';
    checking ??= new Set([
      ...reachedFrom(join(folder, 'schema/runtime/index.js'), getModuleInfo),
      // of the plan what a server on generated modules reads
      ...[...reachedFrom(join(folder, 'express/index.js'), getModuleInfo)].filter(each =>
        each.startsWith(join(folder, 'plan/')),
      ),
      // what a difference takes of enforcement is how texts are written
      join(folder, 'enforce/parameters/percent.js'),
    ]);
    return checking.has(id) ? 'checking' : undefined;
  };
}

function reachedFrom(start, getModuleInfo) {
  const reached = new Set([start]);
  for (const id of reached) for (const next of getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  reached.delete(start);
  return reached;
}

const refusing = /^(problem\/|diagnostics\/(reporters\/escape\.|(?!reporters\/|reporter\.|codes-page\.|diff-codes\.)))/;

const url = /new URL\('([^']*)', import\.meta\.url\)/g;

/**
 * A module's text may end up in any folder. What it names relative to itself is, where that is a module, made an entry, to
 * which the name is led; anything else would lead elsewhere and is refused.
 */
function moduleUrls(folder) {
  return {
    name: 'module-urls',
    transform(code, id) {
      return code.replace(url, (all, path) => {
        const file = resolve(dirname(id), path);
        if (!file.endsWith('.js') || !existsSync(file)) this.error(`${id}: ${all} leads elsewhere once it is bundled`);
        const fileName = relative(folder, file).split(sep).join('/').replace(/\.js$/, '.cjs');
        const reference = this.emitFile({ type: 'chunk', id: file, fileName });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
    },
    // what Node has is required: code that imports can't be kept (src/cli/kept-code.ts)
    renderDynamicImport: ({ targetModuleId }) =>
      targetModuleId?.startsWith('node:') ? { left: 'Promise.resolve(require(', right: '))' } : null,
    // rollup's own ask for a browser's place first
    resolveFileUrl: ({ relativePath }) => `require('node:url').pathToFileURL(__dirname + '/${relativePath}').href`,
    resolveImportMeta: property => (property === 'url' ? "require('node:url').pathToFileURL(__filename).href" : null),
  };
}
