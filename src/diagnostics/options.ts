import { nearest } from './nearest.js';

/** What an option must be. */
export interface OptionRule {
  /** Follows "must be". */
  readonly must: string;
  readonly holds: (value: unknown) => boolean;
  /** Of an object: its own options. */
  readonly parts?: OptionRules;
  /** It has no default: it must be given. */
  readonly required?: true;
}

export type OptionRules = Readonly<Record<string, OptionRule>>;

/** One option that can't be meant. Values are never told: an option may hold a secret. */
export interface OptionFault {
  /** Its full name; empty where the options as a whole are meant. */
  readonly option: string;
  readonly kind: 'unknown' | 'value' | 'missing';
  readonly message: string;
  readonly remedy: string;
}

const rule = (must: string, holds: OptionRule['holds']): OptionRule => Object.freeze({ must, holds });

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Beyond it a timer of node ends at once: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const longestDelay = 2 ** 31 - 1;

/** The kinds of options there are. */
export const option = Object.freeze({
  boolean: rule('true or false', value => typeof value === 'boolean'),
  text: rule('a text that is not empty', value => typeof value === 'string' && value !== ''),
  aFunction: rule('a function', value => typeof value === 'function'),
  anything: rule('anything', () => true),
  anObject: rule('an object', isObject),
  /** At least one: a limit of none would refuse all. */
  count: rule('a whole number of at least 1', value => Number.isSafeInteger(value) && Number(value) >= 1),
  milliseconds: rule(
    'a number of milliseconds from 0 to 2147483647',
    value => typeof value === 'number' && value >= 0 && value <= longestDelay,
  ),
  list: (of: OptionRule): OptionRule =>
    rule(`a list, of which each is ${of.must}`, value => Array.isArray(value) && value.every(of.holds)),
  oneOf: (...values: readonly string[]): OptionRule =>
    rule(values.map(value => `'${value}'`).join(' or '), value => values.some(each => each === value)),
  either: (...rules: readonly OptionRule[]): OptionRule => {
    const parts = rules.find(each => each.parts)?.parts;
    const must = rules.map(each => each.must).join(' or ');
    return { ...rule(must, value => rules.some(({ holds }) => holds(value))), ...(parts && { parts }) };
  },
  of: (parts: OptionRules): OptionRule => ({ ...rule('an object', isObject), parts }),
  required: (of: OptionRule): OptionRule => ({ ...of, required: true }),
  rule,
});

/**
 * Holds options against their rules, nested ones too. An option that is undefined is not given.
 * @param path of the options, where they stand in others
 * @returns every fault
 */
export function optionFaults(options: unknown, rules: OptionRules, path = ''): readonly OptionFault[] {
  const needed = Object.keys(rules).filter(name => rules[name]!.required);
  if (!isObject(options)) {
    const remedy = needed.length === 0 ? 'Give an object, or nothing' : `Give an object with ${needed.join(', ')}`;
    return [{ option: path, kind: 'value', message: 'The options must be an object', remedy }];
  }
  const fullName = (name: string) => (path === '' ? name : `${path}.${name}`);
  const given = options as Readonly<Record<string, unknown>>; // an object's members may be anything
  const missing = needed
    .filter(name => given[name] === undefined)
    .map(name => missingOption(fullName(name), rules[name]!));
  const faults = Object.entries(options).flatMap(([name, value]) => {
    const full = fullName(name);
    const known = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!known) return unknownOption(name, full, Object.keys(rules));
    if (value === undefined) return [];
    if (!known.holds(value)) return wrongOption(full, known);
    return known.parts && isObject(value) ? optionFaults(value, known.parts, full) : [];
  });
  return [...missing, ...faults];
}

function missingOption(option: string, { must }: OptionRule): OptionFault {
  return { option, kind: 'missing', message: `The option '${option}' must be given: ${must}`, remedy: `Give ${must}` };
}

function wrongOption(option: string, { must, required }: OptionRule): OptionFault {
  const remedy = required ? `Give ${must}` : `Give ${must}, or leave it out`;
  return { option, kind: 'value', message: `The option '${option}' must be ${must}`, remedy };
}

function unknownOption(name: string, option: string, names: readonly string[]): OptionFault {
  const near = nearest(name, names);
  const remedy = near === undefined ? `The options here are ${names.join(', ')}` : `Did you mean ${near}?`;
  return { option, kind: 'unknown', message: `There is no option '${option}'`, remedy };
}
