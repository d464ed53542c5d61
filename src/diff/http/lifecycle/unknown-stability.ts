import { type Contract, type Operation, saidAt } from '../../../contract/index.js';
import { type Finding, finding } from '../../../diagnostics/index.js';
import { stabilities } from '../stability.js';

/** What both versions promise by an `x-stability` that is no word for it, told once of an operation that says it in both. */
export function unknownStabilities(before: Contract, after: Contract): readonly Finding[] {
  const told = new Set<string>();
  return [after, before].flatMap(contract =>
    [...contract.operations, ...contract.webhooks].flatMap(operation => {
      const stated = unknownOf(operation);
      const message = `The \`x-stability\` of ${operation.key} is \`${stated}\`, which is none: it counts as stable`;
      if (stated === undefined || told.has(message)) return [];
      told.add(message);
      const location = saidAt(operation, 'x-stability');
      return [finding('stability-unknown', message, { location })];
    }),
  );
}

function unknownOf({ extensions }: Operation): string | undefined {
  const stated = extensions['x-stability'];
  if (stated === undefined || stabilities.some(stability => stability === stated)) return undefined;
  return typeof stated === 'string' ? stated : JSON.stringify(stated);
}
