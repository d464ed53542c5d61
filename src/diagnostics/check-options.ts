import { FindingsError } from './finding.js';
import { finding } from './make-finding.js';
import { type OptionRules, optionFaults } from './options.js';

/**
 * For the options of public functions.
 * @throws FindingsError option-invalid with every option that does not exist or has a value that it can't have
 */
export function checkOptions(options: unknown, rules: OptionRules): void {
  const faults = optionFaults(options, rules);
  if (faults.length === 0) return;
  throw new FindingsError(faults.map(({ message, remedy }) => finding('option-invalid', message, { remedy })));
}
