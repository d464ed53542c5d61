import type { OpenApiValidatorOpts } from 'express-openapi-validator/dist/framework/types.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { middleware, serdes } from '../../../src/express/eov/index.js';
import { petShop } from './document.js';
import { multer } from './sides.js';

const secret = 'hunter2';

type Fault = readonly [values: readonly unknown[], must: string, at?: string];

/** Of every option that express-openapi-validator has: wrong values, and what it must be. */
const rows: { readonly [name: string]: readonly (readonly [values: readonly unknown[], must: string, at?: string])[] } =
  {
    apiSpec: [[[5, '', [], true, () => secret], 'must be a path or a document, as an object']],
    validateApiSpec: [[[secret, 1], 'must be true or false']],
    validateRequests: [
      [[secret, 1, []], 'must be true or false or an object'],
      [[{ allErrors: secret }], 'must be true or false', 'validateRequests.allErrors'],
      [[{ discriminator: 1 }], 'must be true or false', 'validateRequests.discriminator'],
      [
        [{ allowUnknownQueryParameters: secret }],
        'must be true or false',
        'validateRequests.allowUnknownQueryParameters',
      ],
      [
        [{ coerceTypes: secret }, { coerceTypes: 1 }],
        "must be true or false or 'array'",
        'validateRequests.coerceTypes',
      ],
      [
        [{ removeAdditional: secret }],
        "must be true or false or 'all' or 'failing'",
        'validateRequests.removeAdditional',
      ],
    ],
    validateResponses: [
      [[secret, 1], 'must be true or false or an object'],
      [[{ allErrors: secret }], 'must be true or false', 'validateResponses.allErrors'],
      [[{ coerceTypes: secret }], "must be true or false or 'array'", 'validateResponses.coerceTypes'],
      [[{ removeAdditional: 'none' }], "or 'all' or 'failing'", 'validateResponses.removeAdditional'],
      [[{ onError: secret }, { onError: true }], 'must be a function', 'validateResponses.onError'],
    ],
    validateSecurity: [
      [[secret, 1], 'must be true or false or an object'],
      [[{ handlers: secret }, { handlers: [] }], 'must be an object', 'validateSecurity.handlers'],
      [[{ handlers: { key: secret } }], 'must be a function', 'validateSecurity.handlers.key'],
    ],
    ignorePaths: [[[secret, [/a/], true], 'must be a RegExp or a function']],
    ignoreUndocumented: [[[secret, 0], 'must be true or false']],
    securityHandlers: [[[{}, false], 'has no counterpart here: give them as validateSecurity.handlers']],
    coerceTypes: [[[secret], "must be true or false or 'array'"]],
    useRequestUrl: [[[secret], 'must be true or false']],
    unknownFormats: [[[false, secret, [5]], "must be true or 'ignore' or a list"]],
    serDes: [
      [
        [serdes.date, secret, [serdes], [{ format: '' }], [{ format: 'date', serialize: secret }]],
        'must be a list, of which each is an object with a format',
      ],
    ],
    formats: [
      [
        [
          secret,
          { even: false },
          { even: '(' },
          { even: { validate: 5 } },
          { even: { validate: () => true, async: true } },
        ],
        'must be a list, of which each is { name',
      ],
      [
        [[() => true], [{ name: 'even' }], [{ validate: () => true }]],
        'or an object, of which each is true, a pattern',
      ],
    ],
    ajvFormats: [
      [[secret, true, [5]], 'must be a list, of which each is a text that is not empty or an object'],
      [[{ mode: secret }], "must be 'fast' or 'full'", 'ajvFormats.mode'],
      [[{ formats: secret }], 'must be a list', 'ajvFormats.formats'],
      [[{ keywords: true }], 'has no counterpart here', 'ajvFormats.keywords'],
    ],
    fileUploader: [
      [[secret, 1, []], 'must be true or false or an object'],
      [[{ dest: '' }, { dest: 5 }], 'must be a text that is not empty', 'fileUploader.dest'],
      [[{ storage: secret }, { storage: { _handleFile() {} } }], 'must be a storage of multer', 'fileUploader.storage'],
      [[{ fileFilter: secret }], 'must be a function', 'fileUploader.fileFilter'],
      [[{ limits: secret }, { limits: () => ({}) }], 'must be an object', 'fileUploader.limits'],
      [
        [{ limits: { fileSize: '1mb' } }, { limits: { fileSize: -1 } }, { limits: { fileSize: 1.5 } }],
        'must be a whole number from 0, or Infinity',
        'fileUploader.limits.fileSize',
      ],
      [[{ limits: { fileSizes: 1 } }], 'has no counterpart here', 'fileUploader.limits.fileSizes'],
      [[{ preservePath: true }, { preservePath: secret }], 'has no counterpart here', 'fileUploader.preservePath'],
      [[{ defParamCharset: 'ebcdic' }], "must be 'latin1' or 'utf8'", 'fileUploader.defParamCharset'],
      [[{ defCharset: 'latin1' }], 'has no counterpart here', 'fileUploader.defCharset'],
      [[{ streamHandler() {} }], 'has no counterpart here', 'fileUploader.streamHandler'],
      [[{ highWaterMark: secret }], 'must be a whole number', 'fileUploader.highWaterMark'],
    ],
    multerOpts: [[[{}], 'has no counterpart here: give them as fileUploader']],
    $refParser: [
      [[secret, true], 'must be an object'],
      [[{ mode: secret }], "must be 'bundle' or 'dereference'", '$refParser.mode'],
    ],
    operationHandlers: [
      [[true, 5, ''], 'must be false or a folder or an object'],
      [[{ resolver: () => secret }], 'must be given', 'operationHandlers.basePath'],
      [[{ basePath: secret }], 'must be given', 'operationHandlers.resolver'],
      [[{ basePath: 'a', resolver: secret }], 'must be a function', 'operationHandlers.resolver'],
    ],
    validateFormats: [[[secret, 1], "must be true or false or 'fast' or 'full'"]],
  } satisfies Record<keyof OpenApiValidatorOpts, readonly Fault[]>;

/** As JavaScript calls it: without types. */
const start = (options: unknown) => middleware(options as never);

function refusalOf(options: unknown): FindingsError {
  try {
    // one that starts has a document to load
    start(options).ready.catch(() => {});
  } catch (error) {
    if (error instanceof FindingsError) return error;
    throw error;
  }
  throw new Error('The options were taken');
}

const faults = Object.entries<readonly Fault[]>(rows).flatMap(([name, all]) =>
  all.flatMap(([values, want, at = name]) => values.map(value => ({ name, value, want, at }))),
);

describe('options', () => {
  it.each(faults)('$at is refused where it can not be meant: $value', ({ name, value, want, at }) => {
    const { findings, message } = refusalOf({ apiSpec: petShop(), [name]: value });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: want.startsWith('has no counterpart') ? 'eov-option-unsupported' : 'option-invalid',
      message: expect.stringContaining(`The option '${at}' `),
    });
    expect(message).toContain(want);
    expect(message).not.toContain(secret);
  });

  it('are refused all at once, each by its name', () => {
    const { findings } = refusalOf({
      validateRequest: true,
      validateResponses: 'yes',
      validateSecurity: { handlers: { key: 'k', other: 5 } },
      fileUploader: { limits: { files: -1, parts: 'x' }, storage: {} },
      multerOpts: {},
    });
    const names = findings.map(({ message }) => /'(.*?)'/.exec(message)?.[1]);
    expect(names.sort()).toEqual([
      'apiSpec',
      'fileUploader.limits.files',
      'fileUploader.limits.parts',
      'fileUploader.storage',
      'multerOpts',
      'validateRequest',
      'validateResponses',
      'validateSecurity.handlers.key',
      'validateSecurity.handlers.other',
    ]);
  });

  it.each([undefined, null, 'api.yaml', []])('must be an object, and are %s', options => {
    expect(refusalOf(options).message).toContain('Give an object with apiSpec');
  });

  it.each<[string, object]>([
    ['misspelt', { validateRequest: false }],
    ['nested', { validateResponses: { onerror: null, removeAdditionals: true } }],
  ])('name what may be meant where they are %s', (_of, options) => {
    expect(refusalOf({ apiSpec: petShop(), ...options }).message).toContain('Did you mean');
  });

  it('that are null count as not given', async () => {
    const names = Object.keys(rows).filter(name => name !== 'apiSpec');
    const nothing = Object.fromEntries(names.map(name => [name, null]));
    const nested = { validateResponses: { onError: null }, fileUploader: { dest: null, limits: { files: null } } };
    await expect(start({ apiSpec: petShop(), ...nothing }).ready).resolves.toBeUndefined();
    await expect(start({ apiSpec: petShop(), ...nested }).ready).resolves.toBeUndefined();
  });

  it('are all taken as their types allow', async () => {
    const all = {
      apiSpec: petShop(),
      validateApiSpec: true,
      validateRequests: { allErrors: true, discriminator: true, coerceTypes: 'array', removeAdditional: 'failing' },
      validateResponses: { allErrors: false, coerceTypes: true, removeAdditional: 'all', onError: () => {} },
      validateSecurity: { handlers: { key: () => true } },
      ignorePaths: /^\/open/,
      ignoreUndocumented: true,
      coerceTypes: 'array',
      useRequestUrl: true,
      unknownFormats: ['even'],
      serDes: [serdes.date.serializer, serdes.dateTime],
      formats: {
        even: /^\d*[02468]$/,
        odd: { type: 'number', validate: (value: number) => value % 2 === 1 },
        any: true,
      },
      ajvFormats: { mode: 'fast', formats: ['date'], keywords: false },
      fileUploader: { storage: multer.memoryStorage(), limits: { fileSize: Number.POSITIVE_INFINITY, parts: 0 } },
      $refParser: { mode: 'dereference' },
      operationHandlers: { basePath: '.', resolver: () => undefined },
      validateFormats: 'full',
    };
    await expect(start(all).ready).resolves.toBeUndefined();
  });
});
