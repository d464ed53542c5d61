import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the thread's module is: beside this file once built, in what was built while the sources run untranslated. */
export function workerFile(): URL {
  const built = new URL('./worker.js', import.meta.url);
  return existsSync(fileURLToPath(built))
    ? built
    : new URL(built.href.replace(/\/src(\/cli\/lint\/.*)\.js$/, '/dist$1.cjs'));
}
