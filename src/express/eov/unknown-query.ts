import type { ServiceOptions } from '../../enforce/index.js';
import type { OpenApiValidatorOptions } from './options.js';
import type { Prepared } from './prepare.js';

const extensions = ['x-eov-allow-unknown-query-parameters', 'x-allow-unknown-query-parameters'] as const;

/** Which operations take query parameters that they do not declare: as each says, else as the option. */
export function queryRule(
  { validateRequests = true }: OpenApiValidatorOptions,
  { contract, runtime: { plan } }: Prepared,
): NonNullable<ServiceOptions['unknownQuery']> {
  if (validateRequests === false) return 'ignore';
  const all = typeof validateRequests === 'object' && validateRequests.allowUnknownQueryParameters === true;
  const open = new Set(
    plan.operations.filter((_, index) => {
      const said = contract.operations[index]!.extensions;
      const own = extensions.map(name => (Object.hasOwn(said, name) ? said[name] : undefined));
      return Boolean(own.find(value => value !== undefined && value !== null) ?? all);
    }),
  );
  return operation => (open.has(operation) ? 'ignore' : 'refuse');
}
