import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The adapter of the package `ajv`: forty files that only those who compile checks wait for. */
export function ajvPackage() {
  return (known ??= load());
}

type Core = typeof import('ajv/dist/core.js');
let known: ReturnType<typeof load> | undefined;

function load() {
  const core: Core = require('ajv/dist/core.js');
  const code: typeof import('ajv/dist/compile/codegen/code.js') = require('ajv/dist/compile/codegen/code.js');
  const applicator: typeof import('ajv/dist/vocabularies/applicator/index.js') = require('ajv/dist/vocabularies/applicator/index.js');
  const { Type }: typeof import('ajv/dist/compile/util.js') = require('ajv/dist/compile/util.js');
  const limits = ['limitNumber', 'limitItems', 'limitProperties', 'required'].map(
    name => require(`ajv/dist/vocabularies/validation/${name}.js`).default,
  );
  return {
    Ajv: core.default,
    nil: core.nil,
    Type,
    codeOf: core._,
    Code: code._Code,
    applicator: applicator.default,
    limits,
  };
}

/** Code, as a tagged template. */
export const _: Core['_'] = (strings, ...parts) => ajvPackage().codeOf(strings, ...parts);
