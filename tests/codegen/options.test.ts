import { generate, watch } from '../../src/codegen/index.js';
import { createContract, load } from '../../src/contract/index.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import { bundle, loadDocument, loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';

const text = "{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {}}";
const set = await loadText(text, { display: 'api.yaml' });
const contract = createContract(set);

/** As JavaScript calls them: without types. */
const functions: Readonly<Record<string, (options: never) => unknown>> = {
  load: options => load('none.yaml', options),
  loadDocument: options => loadDocument('none.yaml', options),
  loadText: options => loadText(text, options),
  bundle: options => bundle(set, options),
  generate: options => generate(options),
  watch: options => watch(options),
  runtimeContract: options => runtimeContract(contract, options),
};

it.each<[name: string, options: unknown, want: string]>([
  ['load', { allowremote: true }, "There is no option 'allowremote' (option-invalid). Did you mean allowRemote?"],
  ['load', { limits: { bytes: '1mb' } }, "The option 'limits.bytes' must be a whole number of at least 1"],
  ['loadDocument', { allowRemote: 'no' }, "The option 'allowRemote' must be true or false"],
  ['loadDocument', null, 'The options must be an object'],
  ['loadText', { display: 'x', format: 'xml' }, "The option 'format' must be 'json' or 'yaml'"],
  ['bundle', { fromat: 'json' }, "There is no option 'fromat' (option-invalid). Did you mean format?"],
  ['bundle', { yamlValues: Number.NaN }, "The option 'yamlValues' must be a whole number of at least 1"],
  ['generate', { document: 'none.yaml', out: '' }, "The option 'out' must be a text that is not empty"],
  ['generate', { document: 'none.yaml', load: { root: 5 } }, "The option 'load.root' must be a text"],
  ['generate', { document: 'none.yaml', chec: true }, 'Did you mean check?'],
  ['watch', { document: 'none.yaml', delay: 'long', onError: 5 }, "The option 'delay' must be a number of millisec"],
  [
    'runtimeContract',
    { compile: { format: false } },
    "There is no option 'compile.format' (option-invalid). Did you mean",
  ],
  ['runtimeContract', { convertFormats: 'date-time' }, "The option 'convertFormats' must be true or false or a list"],
])('%s refuses the options %j', async (name, options, want) => {
  const error = await Promise.resolve()
    .then(() => functions[name]!(options as never))
    .catch(caught => caught);
  expect(error).toBeInstanceOf(FindingsError);
  expect(String(error)).toContain(want);
});
