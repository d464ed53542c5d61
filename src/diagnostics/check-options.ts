import { FindingsError } from './finding.js';
import { finding } from './make-finding.js';
import { type OptionRule, type OptionRules, optionFaults } from './options.js';

/**
 * For the options of public functions.
 * @throws FindingsError option-invalid with every option that does not exist or has a value that it can't have
 */
export function checkOptions(options: unknown, rules: OptionRules): void {
  const faults = optionFaults(options, rules);
  if (faults.length === 0) return;
  throw new FindingsError(faults.map(({ message, remedy }) => finding('option-invalid', message, { remedy })));
}

/**
 * For what public functions take beside options.
 * @param name as the signature has it
 * @throws FindingsError option-invalid where it is not what it must be; a promise, which most often was not awaited, by name
 */
export function checkArgument(name: string, value: unknown, { must, holds }: OptionRule): void {
  if (holds(value)) return;
  const forgotten = typeof value === 'object' && value !== null && 'then' in value;
  const message = forgotten ? `The argument '${name}' is a promise` : `The argument '${name}' must be ${must}`;
  const remedy = forgotten ? 'Await it, and give what comes' : `Give ${must}`;
  throw new FindingsError([finding('option-invalid', message, { remedy })]);
}
