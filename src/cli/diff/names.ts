import { FindingsError, finding, nearest } from '../../diagnostics/index.js';
import { type SofteningName, softenings } from '../../diff/index.js';
import type { Options } from '../command.js';
import { namesOption } from '../names-option.js';

/** --strict. @throws FindingsError usage-invalid where there is no such default */
export function strictOption(options: Options): readonly SofteningName[] {
  const names = namesOption(options, 'strict');
  const found = names.flatMap(name => {
    if (name === 'all') return softenings;
    const found = softenings.find(each => each === name);
    if (found) return found;
    const near = nearest(name, [...softenings, 'all']);
    const remedy = near === undefined ? `They are ${softenings.join(', ')}, and all` : `Did you mean ${near}?`;
    throw new FindingsError([finding('usage-invalid', `--strict knows no default ${name}`, { remedy })]);
  });
  return [...new Set(found)];
}

/** --extensions. @throws FindingsError usage-invalid where a name is none of an extension */
export function extensionsOption(options: Options): readonly string[] {
  const names = namesOption(options, 'extensions');
  const wrong = names.find(name => !name.startsWith('x-'));
  if (wrong === undefined) return names;
  const remedy = `Names of extensions begin with a small x-, as in --extensions x-${wrong.replace(/^x-/i, '')}`;
  throw new FindingsError([finding('usage-invalid', `${wrong} is no name of an extension`, { remedy })]);
}
