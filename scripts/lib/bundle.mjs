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
    // every entry refuses options and tells of findings: in one chunk these are one file to load, and not five
    manualChunks: id => (refusing.test(relative(folder, id).split(sep).join('/')) ? 'findings' : undefined),
  });
  await bundle.close();
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}

const refusing = /^(problem\/|diagnostics\/(reporters\/escape\.|(?!reporters\/|reporter\.|codes-page\.)))/;

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
