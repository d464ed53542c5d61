import {
  type Finding,
  FindingsError,
  finding,
  type OptionFault,
  type OptionRules,
  option,
  optionFaults,
} from '../../diagnostics/index.js';
import { eovRules } from './option-rules.js';
import type { OpenApiValidatorOptions } from './options.js';

/** What to do instead of an option that has no counterpart. */
const advice: Readonly<Record<string, string>> = {
  securityHandlers: 'give them as validateSecurity.handlers',
  multerOpts: 'give them as fileUploader',
  'ajvFormats.keywords': 'say minimum and maximum of a format as a format of your own',
  'fileUploader.preservePath': 'take it out: the name of a file is without folders',
  'fileUploader.defCharset': 'take it out: a field says its charset itself, and is UTF-8 where it does not',
  'fileUploader.streamHandler': 'take it out: a body that was read before is taken from request.body',
};

/**
 * Looks at the options as if no types had: many apps that move here are JavaScript.
 * @returns those that are given: as there, null is not
 * @throws FindingsError with every option that has no counterpart here, and every one that has a value that it can't have
 */
export function checkOptions(options: unknown): OpenApiValidatorOptions {
  const given = withoutNulls(options, eovRules);
  const findings = [...optionFaults(given, eovRules), ...handlerFaults(given)].map(findingOf);
  if (findings.length > 0) throw new FindingsError(findings);
  return given as OpenApiValidatorOptions; // the rules have just said so
}

function findingOf({ option: name, kind, message, remedy }: OptionFault): Finding {
  const instead = Object.hasOwn(advice, name) ? advice[name] : undefined;
  if (instead === undefined && kind !== 'unknown') return finding('option-invalid', message, { remedy });
  const what = `The option '${name}' has no counterpart here`;
  if (instead === undefined) return finding('eov-option-unsupported', what, { remedy });
  return finding('eov-option-unsupported', `${what}: ${instead}`);
}

/** Each security handler by its name: which names there are, the document says. */
function handlerFaults(given: unknown): readonly OptionFault[] {
  const { validateSecurity } = (given ?? {}) as Partial<OpenApiValidatorOptions>;
  const handlers = typeof validateSecurity === 'object' ? validateSecurity.handlers : undefined;
  if (!option.anObject.holds(handlers)) return [];
  const rules = Object.fromEntries(Object.keys(handlers!).map(name => [name, option.aFunction]));
  return optionFaults(handlers, rules, 'validateSecurity.handlers');
}

function withoutNulls(value: unknown, rules: OptionRules): unknown {
  if (!option.anObject.holds(value)) return value;
  const entries = Object.entries(value as object).flatMap(([name, given]): [string, unknown][] => {
    if (given === undefined || given === null) return [];
    const parts = Object.hasOwn(rules, name) ? rules[name]!.parts : undefined;
    return [[name, parts ? withoutNulls(given, parts) : given]];
  });
  return Object.freeze(Object.fromEntries(entries));
}
