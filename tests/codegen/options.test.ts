import { generate, watch } from '../../src/codegen/index.js';
import { createContract, inspect, load } from '../../src/contract/index.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import { bundle, loadDocument, loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { defineFormat, defineKeyword, type Format } from '../../src/schema/index.js';

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
  inspect: options => inspect(contract, set, options),
};

const watched = { document: 'none.yaml', onResult: () => {}, onError: () => {} };

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
  ['watch', { ...watched, delay: 'long', onError: 5 }, "The option 'delay' must be a number of millisec"],
  ['generate', undefined, 'The options must be an object (option-invalid). Give an object with document'],
  [
    'generate',
    {},
    "The option 'document' must be given: a path, '-', a URL or git:REV:PATH (option-invalid). Give a path",
  ],
  ['generate', { document: 5 }, "The option 'document' must be a path, '-', a URL or git:REV:PATH"],
  ['generate', { document: 'none.yaml', load: { cwd: '/' } }, "There is no option 'load.cwd'"],
  [
    'generate',
    { document: 'none.yaml', formats: [{}] },
    "The option 'formats' must be a list, of which each is what def",
  ],
  ['watch', undefined, 'Give an object with document, onResult, onError'],
  ['watch', { ...watched, onResult: undefined }, "The option 'onResult' must be given: a function"],
  [
    'watch',
    { ...watched, onResult: 'log' },
    "The option 'onResult' must be a function (option-invalid). Give a function",
  ],
  ['watch', { ...watched, onError: null }, "The option 'onError' must be a function"],
  ['watch', { ...watched, check: true }, "The option 'check' must be false"],
  ['loadText', undefined, 'Give an object with display'],
  ['loadText', {}, "The option 'display' must be given: a text"],
  ['inspect', { formats: ['date'] }, "The option 'formats' must be a Set of names"],
  [
    'runtimeContract',
    { compile: { format: false } },
    "There is no option 'compile.format' (option-invalid). Did you mean",
  ],
  ['runtimeContract', { convertFormats: 'date-time' }, "The option 'convertFormats' must be true or false or a list"],
])('%s refuses the options %j', async (name, options, want) => {
  const error = await refusalOf(() => functions[name]!(options as never));
  expect(error.findings[0]?.code).toBe('option-invalid');
  expect(String(error)).toContain(want);
});

async function refusalOf(call: () => unknown): Promise<FindingsError> {
  const error: unknown = await Promise.resolve()
    .then(call)
    .catch(caught => caught);
  if (error instanceof FindingsError) return error;
  throw new Error('It was not refused as an option', { cause: error });
}

it('generate and watch tell of all options at once', async () => {
  const { findings } = await refusalOf(() => watch({ out: 5, delay: -1, onResult: 1 } as never));
  expect(findings.map(({ message }) => /'(.*?)'/.exec(message)?.[1])).toEqual([
    'document',
    'onError',
    'out',
    'delay',
    'onResult',
  ]);
});

const secret = 'hunter2';
const keyword = { test: () => true, expected: () => 'be even' };
const even = { applies: 'string', expected: 'even', test: () => true };

it.each<[call: string, argument: string, make: (value: never) => unknown, values: readonly unknown[]]>([
  ['load', 'source', value => load(value), [undefined, null, 5, '', {}, ['a.yaml']]],
  ['loadDocument', 'source', value => loadDocument(value), [undefined, new URL('file:///a.yaml')]],
  ['loadText', 'text', value => loadText(value, { display: 'a' }), [undefined, Buffer.from('a'), { openapi: secret }]],
  ['bundle', 'set', value => bundle(value), [undefined, secret, {}, contract]],
  ['createContract', 'set', value => createContract(value), [undefined, secret, contract]],
  ['inspect', 'contract', value => inspect(value), [undefined, secret, set]],
  ['inspect', 'set', value => inspect(contract, value), [null, secret, contract]],
  ['runtimeContract', 'contract', value => runtimeContract(value), [undefined, secret, set]],
  ['defineFormat', 'name', value => defineFormat(value, even as Format), [undefined, '', 5]],
  ['defineFormat', 'definition', value => defineFormat('even', value), [undefined, secret, { ...even, test: secret }]],
  ['defineFormat', 'definition', value => defineFormat('even', value), [{ ...even, parse: secret }]],
  ['defineKeyword', 'name', value => defineKeyword(value, keyword), [undefined, '']],
  [
    'defineKeyword',
    'definition',
    value => defineKeyword('x-even', value),
    [undefined, { ...keyword, expected: 'even' }],
  ],
])('%s refuses a wrong %s', async (_call, argument, make, values) => {
  for (const value of values) {
    const { findings, message } = await refusalOf(() => make(value as never));
    expect(findings[0]?.code).toBe('option-invalid');
    expect(message).toContain(`The argument '${argument}' must be `);
    expect(message).not.toContain(secret);
  }
});

it.each<[call: string, make: (value: never) => unknown]>([
  ['inspect', value => inspect(value)],
  ['runtimeContract', value => runtimeContract(value)],
])('%s says that a contract was not awaited', async (_call, make) => {
  const promise = load('none.yaml');
  promise.catch(() => {});
  expect(await refusalOf(() => make(promise as never))).toMatchObject({
    message: expect.stringContaining("The argument 'contract' is a promise (option-invalid). Await it"),
  });
});

it.each([
  ['defineFormat', () => defineFormat('even', even as Format, { modul: './a.js' } as never)],
  ['defineKeyword', () => defineKeyword('x-even', keyword, { module: 5 } as never)],
])('%s refuses options that it does not have', async (_call, call) => {
  expect((await refusalOf(call)).message).toMatch(/Did you mean module|'module' must be a text/);
});
