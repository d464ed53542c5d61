import type { Operation } from '../contract/index.js';
import { type Finding, finding } from '../diagnostics/index.js';
import type { NameChange, OperationName } from '../plan/index.js';

const reasons: Readonly<Record<NameChange, string>> = {
  missing: 'it has no operationId',
  invalid: 'its operationId is no JavaScript identifier',
  reserved: 'its operationId is a reserved word, or a name that the modules of handlers use',
  long: 'its operationId is too long',
  duplicate: 'another operation has that name',
};

/** A finding for each operation whose handler is not called as its operationId says. */
export function nameFindings(operations: readonly Operation[], names: readonly OperationName[]): readonly Finding[] {
  return operations.flatMap((operation, index) => {
    const name = names[index];
    if (!name?.change) return [];
    return finding(
      'operation-id-changed',
      `The handler of ${operation.key} is called ${name.name}, because ${reasons[name.change]}`,
      {
        location: operation.location,
        operation: operation.key,
      },
    );
  });
}
