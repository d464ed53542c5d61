import { type OptionRule, type OptionRules, option } from '../../diagnostics/index.js';
import type { OpenApiValidatorOptions } from './options.js';
import { uploadRules } from './upload-rules.js';

const onOrOff = option.boolean;
const coercion = option.either(onOrOff, option.oneOf('array'));
const removal = option.either(onOrOff, option.oneOf('all', 'failing'));
const isFalse = option.rule('false', value => value === false);
const texts = option.list(option.text);
const speed = option.oneOf('fast', 'full');

const requests = option.of({
  allowUnknownQueryParameters: onOrOff,
  allErrors: onOrOff,
  discriminator: onOrOff,
  coerceTypes: coercion,
  removeAdditional: removal,
});
const responses = option.of({
  allErrors: onOrOff,
  coerceTypes: coercion,
  removeAdditional: removal,
  onError: option.aFunction,
});

const serDes = option.rule(
  'an object with a format, and functions serialize and deserialize where it has them',
  value => {
    if (!option.anObject.holds(value)) return false;
    const { format, serialize, deserialize } = value as Readonly<Record<string, unknown>>; // just seen to be an object
    return option.text.holds(format) && [serialize, deserialize].every(isFunctionOrNone);
  },
);

const format = option.rule(
  "true, a pattern, a function, or { validate, type: 'number' or 'string' } that is not async",
  value => value === true || isTest(value) || isDefinition(value),
);
const listedFormat = option.rule("{ name, validate, type: 'number' or 'string' }", value => {
  if (!isDefinition(value)) return false;
  return option.text.holds((value as { readonly name?: unknown }).name);
});
const namedFormats = option.rule(
  `an object, of which each is ${format.must}`,
  value => option.anObject.holds(value) && Object.values(value as object).every(format.holds),
);

/** What each option must be: those of express-openapi-validator 5.6, but for those that have no counterpart. */
export const eovRules: OptionRules = {
  apiSpec: option.required(
    option.either(option.rule('a path', option.text.holds), option.rule('a document, as an object', isObject)),
  ),
  validateApiSpec: onOrOff,
  validateRequests: option.either(onOrOff, requests),
  validateResponses: option.either(onOrOff, responses),
  validateSecurity: option.either(onOrOff, option.of({ handlers: option.anObject })),
  ignorePaths: option.either(
    option.rule('a RegExp', value => value instanceof RegExp),
    option.aFunction,
  ),
  ignoreUndocumented: onOrOff,
  serDes: option.list(serDes),
  formats: option.either(option.list(listedFormat), namedFormats),
  validateFormats: option.either(onOrOff, speed),
  ajvFormats: option.either(texts, option.of({ mode: speed, formats: texts, keywords: isFalse })),
  unknownFormats: option.either(
    option.rule('true', value => value === true),
    option.oneOf('ignore'),
    texts,
  ),
  fileUploader: option.either(onOrOff, option.of(uploadRules)),
  operationHandlers: option.either(
    isFalse,
    option.rule('a folder', option.text.holds),
    option.of({ basePath: option.required(option.text), resolver: option.required(option.aFunction) }),
  ),
  $refParser: option.of({ mode: option.oneOf('bundle', 'dereference') }),
  coerceTypes: coercion,
  useRequestUrl: onOrOff,
} satisfies Record<keyof OpenApiValidatorOptions, OptionRule>;

function isObject(value: unknown): boolean {
  return option.anObject.holds(value);
}

function isFunctionOrNone(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'function';
}

function isTest(value: unknown): boolean {
  if (typeof value !== 'string') return value instanceof RegExp || typeof value === 'function';
  try {
    return new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function isDefinition(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, validate, async } = value as Readonly<Record<string, unknown>>; // just seen to be an object
  return isTest(validate) && !async && (type === undefined || type === 'number' || type === 'string');
}
