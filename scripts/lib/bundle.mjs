import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { rollup } from 'rollup';

/**
 * Bundles entries, with what several of them use in chunks of its own, so that a class is one class whichever entry it
 * comes by. Packages stay outside, and the text stays readable: stack traces need no source maps.
 * @param {string} folder where the modules are
 * @param {readonly string[]} entries paths below it, with slashes; each keeps its path
 * @returns {Promise<Map<string, string>>} texts by path
 */
export async function bundleEntries(folder, entries) {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map(entry => [entry.replace(/\.js$/, ''), join(folder, entry)])),
    external: (id, importer) => importer !== undefined && !id.startsWith('.') && !id.startsWith(folder),
    // what Node has does nothing by being loaded: it is named where something of it is used
    treeshake: { moduleSideEffects: id => !id.startsWith('node:') },
    plugins: [moduleUrls(folder)],
    onwarn: warning => {
      throw new Error(`rollup: ${warning.message}`);
    },
  });
  const { output } = await bundle.generate({
    format: 'es',
    generatedCode: 'es2015',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    manualChunks: chunks(folder),
  });
  await bundle.close();
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
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
        const fileName = relative(folder, file).split(sep).join('/');
        const reference = this.emitFile({ type: 'chunk', id: file, fileName });
        return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
      });
    },
  };
}
