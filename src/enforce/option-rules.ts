import { type OptionRule, type OptionRules, option } from '../diagnostics/index.js';
import type { BodyLimits, BodyOptions } from './body/index.js';
import type { Limits } from './limits.js';
import type { Logger, Observer } from './observer.js';
import { isResponseMode } from './responses/mode.js';
import type { ServiceOptions } from './service-options.js';

const isRefusedOrIgnored = option.oneOf('refuse', 'ignore');
const isOff = option.rule('false', value => value === false);
/** Infinity: however long it is. */
const size = option.rule('a number of bytes from 0, or Infinity', value => typeof value === 'number' && value >= 0);

const limits: OptionRules = {
  bodyBytes: option.count,
  uploadBytes: option.count,
  fileBytes: option.count,
  depth: option.count,
  jsonKeys: option.count,
  keys: option.count,
  parts: option.count,
  bodyTimeout: option.milliseconds,
  queryKeys: option.count,
  handlerTimeout: option.milliseconds,
} satisfies Record<keyof Limits, OptionRule>;

const body: OptionRules = {
  decompress: option.boolean,
  binary: option.oneOf('stream', 'buffer', 'leave'),
  files: option.either(option.oneOf('memory', 'temporary'), option.aFunction),
  temporaryFolder: option.text,
  keepTemporary: option.boolean,
} satisfies Record<Exclude<keyof BodyOptions, keyof BodyLimits>, OptionRule>;

/** An observer may be an instance of a class, with methods and members of its own: only what is called is looked at. */
const observerMethods = ['refused', 'violated', 'unchecked', 'failed'] as const satisfies readonly (keyof Observer)[];
const observer = option.rule(
  `an object whose ${observerMethods.join(', ')} are functions where there are any, and that has one of them`,
  value => {
    if (!option.anObject.holds(value)) return false;
    const methods = observerMethods.map(name => (value as Observer)[name]).filter(method => method !== undefined);
    return methods.length > 0 && methods.every(option.aFunction.holds);
  },
);
const logger = option.rule(
  "an object with a function 'error'",
  value => typeof value === 'object' && value !== null && typeof (value as Logger).error === 'function',
);

/** What each option of `createService` must be. Handlers and resolvers are looked at by their names apart. */
export const serviceRules: OptionRules = {
  handlers: option.anObject,
  scope: option.aFunction,
  security: option.either(isOff, option.rule('an object of resolvers', option.anObject.holds)),
  responses: option.rule("'enforce', 'report', 'off' or { sample: 0 to 1 }", isResponseMode),
  holdLimit: size,
  checkLimit: size,
  undeclaredProperties: option.oneOf('refuse', 'strip'),
  unknownQuery: option.either(isRefusedOrIgnored, option.aFunction),
  undeclaredBody: isRefusedOrIgnored,
  unknownMethod: option.oneOf('refuse', 'pass'),
  trailingSlash: option.oneOf('strict', 'ignore'),
  pathCase: option.oneOf('strict', 'ignore'),
  basePaths: option.list(
    option.rule(
      "'' or a path that begins with a slash",
      value => typeof value === 'string' && (value === '' || value.startsWith('/')),
    ),
  ),
  accept: option.oneOf('enforce', 'ignore'),
  limits: option.of(limits),
  body: option.of(body),
  mapRefusal: option.aFunction,
  observer,
  logger: option.either(isOff, logger),
  refusals: option.oneOf('answer', 'next'),
  fallback: option.aFunction,
} satisfies Record<keyof ServiceOptions, OptionRule>;
