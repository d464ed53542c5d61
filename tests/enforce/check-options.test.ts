import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContract } from '../../src/contract/index.js';
import { FindingsError } from '../../src/diagnostics/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { createService } from '../../src/enforce/index.js';

const text = `
openapi: 3.2.0
info: { title: Options, version: '1' }
components: { securitySchemes: { bearer: { type: http, scheme: bearer }, spare: { type: http, scheme: basic } } }
paths:
  /pets: { get: { operationId: getPets, security: [{ bearer: [] }], responses: { '200': { description: fine } } } }
  /enum: { get: { operationId: enum, responses: { '200': { description: fine } } } }
`;
const loaded = createContract(await loadText(text, { display: 'options.yaml' }));
const contract = runtimeContract(loaded);
const bearer = () => 'me';
const good = { security: { bearer }, logger: false };

/** Nothing here is trusted to be of the type, as in JavaScript. */
function faultsOf(options: unknown, served: unknown = contract): readonly string[] {
  try {
    createService(served as typeof contract, options as object);
    return [];
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return error.findings.map(({ code, message, remedy }) => `${code}: ${message}. ${remedy}`);
  }
}

const count = 'a whole number of at least 1';
const milliseconds = 'a number of milliseconds from 0 to 2147483647';
const bytes = 'a number of bytes from 0, or Infinity';

describe('createService refuses at the start', () => {
  it.each<[name: string, options: object, must: string]>([
    ['limits.bodyBytes', { limits: { bodyBytes: '1mb' } }, count],
    ['limits.bodyBytes', { limits: { bodyBytes: Number.NaN } }, count],
    ['limits.uploadBytes', { limits: { uploadBytes: -1 } }, count],
    ['limits.fileBytes', { limits: { fileBytes: 1.5 } }, count],
    ['limits.depth', { limits: { depth: Number.POSITIVE_INFINITY } }, count],
    ['limits.jsonKeys', { limits: { jsonKeys: null } }, count],
    ['limits.keys', { limits: { keys: 0 } }, count],
    ['limits.parts', { limits: { parts: true } }, count],
    ['limits.queryKeys', { limits: { queryKeys: 5n } }, count],
    ['limits.bodyTimeout', { limits: { bodyTimeout: Number.POSITIVE_INFINITY } }, milliseconds],
    ['limits.handlerTimeout', { limits: { handlerTimeout: 2 ** 31 } }, milliseconds],
    ['limits', { limits: 5 }, 'an object'],
    ['limits', { limits: null }, 'an object'],
    ['handlers', { handlers: [] }, 'an object'],
    ['security', { security: 'off' }, 'false or an object of resolvers'],
    ['security', { security: true }, 'false or an object of resolvers'],
    ['security', { security: null }, 'false or an object of resolvers'],
    ['responses', { responses: { sample: 2 } }, "'enforce', 'report', 'off' or { sample: 0 to 1 }"],
    ['holdLimit', { holdLimit: '1mb' }, bytes],
    ['checkLimit', { checkLimit: Number.NaN }, bytes],
    ['undeclaredProperties', { undeclaredProperties: true }, "'refuse' or 'strip'"],
    ['unknownQuery', { unknownQuery: ['refuse'] }, "'refuse' or 'ignore' or a function"],
    ['unknownMethod', { unknownMethod: 'x' }, "'refuse' or 'pass'"],
    ['trailingSlash', { trailingSlash: true }, "'strict' or 'ignore'"],
    ['accept', { accept: false }, "'enforce' or 'ignore'"],
    ['refusals', { refusals: 'x' }, "'answer' or 'next'"],
    ['fallback', { fallback: 5 }, 'a function'],
    ['mapRefusal', { mapRefusal: 'x' }, 'a function'],
    ['logger', { logger: {} }, "false or an object with a function 'error'"],
    ['basePaths', { basePaths: 'x' }, "a list, of which each is '' or a path that begins with a slash"],
    ['basePaths', { basePaths: ['nolead'] }, "a list, of which each is '' or a path that begins with a slash"],
    ['body', { body: 'temporary' }, 'an object'],
    ['body.files', { body: { files: 'tmp' } }, "'memory' or 'temporary' or a function"],
    ['body.binary', { body: { binary: 'text' } }, "'stream' or 'buffer' or 'leave'"],
    ['body.decompress', { body: { decompress: 'gzip' } }, 'true or false'],
    ['body.keepTemporary', { body: { keepTemporary: 1 } }, 'true or false'],
    ['body.temporaryFolder', { body: { temporaryFolder: '' } }, 'a text that is not empty'],
  ])('%s of %j', (name, options, must) => {
    expect(faultsOf({ ...good, ...options })).toEqual([
      `service-option-invalid: The option '${name}' must be ${must}. Give ${must}, or leave it out`,
    ]);
  });

  it.each<[options: object, want: string]>([
    [{ handler: {} }, "There is no option 'handler'. Did you mean handlers?"],
    [{ limits: { bodybytes: 1 } }, "There is no option 'limits.bodybytes'. Did you mean bodyBytes?"],
    [{ body: { file: 'temporary' } }, "There is no option 'body.file'. Did you mean files?"],
    [JSON.parse('{"constructor":1}'), "There is no option 'constructor'. The options here are handlers, scope, "],
  ])('the option that does not exist in %j', (options, want) => {
    expect(faultsOf({ ...good, ...options })).toEqual([expect.stringContaining(`service-option-invalid: ${want}`)]);
  });

  it.each([5, {}, { refused: 'x' }, { onRefusal() {} }])('the observer %j', observer => {
    expect(faultsOf({ ...good, observer })).toEqual([
      expect.stringContaining("service-option-invalid: The option 'observer' must be an object whose refused, "),
    ]);
  });

  it.each<[security: object, want: string]>([
    [{ bearer: 5 }, "The resolver 'bearer' is not a function. Give a function"],
    [
      { bearer, berer: bearer },
      "There is a resolver 'berer', but no security scheme of that name. Did you mean bearer?",
    ],
    [
      { bearer, zzz: bearer },
      "There is a resolver 'zzz', but no security scheme of that name. The contract has bearer, spare",
    ],
  ])('the resolvers %j', (security, want) => {
    expect(faultsOf({ ...good, security })).toEqual([`service-option-invalid: ${want}`]);
  });

  it.each<[name: string, want: string]>([
    [
      'enum',
      "There is a handler 'enum', but the one of GET /enum is called 'enumOperation'. Name the handler enumOperation",
    ],
    ['getPet', "There is a handler 'getPet', but no operation of that name. Did you mean getPets?"],
    ['toString', "There is a handler 'toString', but no operation of that name. Correct its name, or take it out."],
  ])('the handler %s', (name, want) => {
    expect(faultsOf({ ...good, handlers: { [name]: bearer } })).toEqual([`handler-unknown: ${want}`]);
  });

  it.each<[what: string, served: unknown, want: string]>([
    ['a loaded contract', loaded, "is not ready to be served. Give runtimeContract(contract), of 'specwright'"],
    ['a promise', Promise.resolve(contract), 'is a promise. Await it, and give what comes'],
    ['a path', 'a.yaml', 'Give `contract` of the generated contract.js, or runtimeContract('],
    ['nothing', null, 'Give `contract` of the generated contract.js, or runtimeContract('],
    ['any object', {}, 'Give `contract` of the generated contract.js, or runtimeContract('],
  ])('%s in the place of the contract', (_what, served, want) => {
    expect(faultsOf(good, served)).toEqual([expect.stringContaining(want)]);
  });

  it.each([null, 'x', 5, []])('options that are %j', options => {
    expect(faultsOf(options)).toEqual([
      'service-option-invalid: The options must be an object. Give an object, or nothing',
    ]);
  });

  it('all that is wrong at once, and tells no value', () => {
    const secret = 'pa55word';
    const options = {
      fallback: secret,
      limits: { depth: secret, keys: secret },
      body: { files: secret },
      logger: secret,
    };
    const faults = faultsOf({ security: { bearer: secret }, ...options });
    expect(faults).toHaveLength(6);
    expect(faults.join('\n')).not.toContain(secret);
  });

  it('a folder for temporary files that is not there, without naming it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'options-'));
    const of = (temporaryFolder: string) => faultsOf({ ...good, body: { files: 'temporary', temporaryFolder } });
    try {
      expect(of(folder)).toEqual([]);
      expect(of(join(folder, 'none'))).toEqual([
        "service-option-invalid: The option 'body.temporaryFolder' must be a folder that is there and can be written to. " +
          'Make the folder, or name another one',
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('createService takes', () => {
  class Watching {
    #seen = 0;
    refused(): void {
      this.#seen += 1;
    }
  }

  it.each<[what: string, options: object]>([
    ['options that are not given', { limits: { bodyBytes: undefined }, body: undefined, fallback: undefined }],
    ['no time limit', { limits: { handlerTimeout: 0, bodyTimeout: 0 } }],
    ['nothing held, and all checked', { holdLimit: 0, checkLimit: Number.POSITIVE_INFINITY }],
    ['an instance of a class as observer', { observer: new Watching() }],
    ['console as logger', { logger: console }],
    ['a resolver of a scheme that no operation uses', { security: { bearer, spare: bearer } }],
    ['security that is somebody else’s', { security: false }],
    ['base paths', { basePaths: ['', '/v1'] }],
  ])('%s', (_what, options) => {
    expect(faultsOf({ ...good, ...options })).toEqual([]);
  });
});
