// Lets a worker parse a module's text once. Jest loads every module anew for each test file, and parsing the same packages
// hundreds of times was a quarter of what a short test file costs. Only code is shared: each file still has modules of its
// own, evaluated in its own context.
import vm from 'node:vm';
import { byKeptCode } from './lib/kept-code.mjs';

const { SourceTextModule, compileFunction } = vm;

function moduleOf(code, options, cachedData, newTarget) {
  try {
    return Reflect.construct(SourceTextModule, [code, { ...options, cachedData }], newTarget);
  } catch (error) {
    // V8 refuses data once a test has changed its flags
    if (error.code === 'ERR_VM_MODULE_CACHED_DATA_REJECTED') return undefined;
    throw error;
  }
}

vm.SourceTextModule = new Proxy(SourceTextModule, {
  construct: (_target, [code, options], newTarget) =>
    byKeptCode(
      { name: options.identifier, code, parameters: '' },
      data => moduleOf(code, options, data, newTarget),
      module => module.createCachedData(),
    ),
});

vm.compileFunction = (code, parameters = [], options = {}) =>
  byKeptCode(
    { name: options.filename, code, parameters: parameters.join() },
    data => {
      const made = compileFunction(code, parameters, { ...options, cachedData: data, produceCachedData: !data });
      return made.cachedDataRejected ? undefined : made;
    },
    made => made.cachedData,
  );
