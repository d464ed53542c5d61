// Node's environment of Jest with fast globals. In it every use of `Object` or `Map` asks a Proxy by way of an interceptor,
// some hundred times what it costs in plain Node: a quarter of the time of what computes. A lexical binding of the same name
// is found before the global object is asked, in all modules, packages included.
import { AsyncLocalStorage } from 'node:async_hooks';
import { runInContext, runInNewContext } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import './jest-code-cache.mjs';
import { watchStorages } from './lib/used-storages.mjs';

/** What tests replace (a counted Function, fake timers' Date), and what can't be bound anew. */
const asked = new Set(['Function', 'Date', 'NaN', 'Infinity']);
const language = runInNewContext('Object.getOwnPropertyNames(globalThis)').filter(name => /^[A-Z]/.test(name));
const functions = ['decodeURIComponent', 'encodeURIComponent', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'];
const ofNode = ['Buffer', 'URL', 'URLSearchParams', 'process'];
/** The names that are bound; a test that gives `globalThis` another value under one of them would not be heeded. */
export const bound = [...language.filter(name => !asked.has(name)), ...functions, ...ofNode];

/** Jest has a storage for each test file, and the code under test one a context. */
const endStorages = watchStorages(AsyncLocalStorage);

export default class FastGlobals extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    runInContext(`const { ${bound.join(', ')} } = globalThis;`, this.getVmContext());
  }

  async teardown() {
    await super.teardown();
    endStorages();
  }
}
