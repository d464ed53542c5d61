// https://spec.openapis.org/oas/v3.1.0#operation-object
import { defineFunction } from '../../functions/define.js';
import { operationsOf } from '../operations.js';

/** No two operations of a Paths Object have one operationId; the later ones are told. */
export const oasOpIdUnique = defineFunction<object, null>({ input: { type: 'object' }, options: null }, paths => {
  const seen = new Set<unknown>();
  return operationsOf(paths).flatMap(({ path, operation }) => {
    if (!('operationId' in operation)) return [];
    const { operationId } = operation;
    if (seen.has(operationId))
      return [{ message: `Another operation is "${operationId}" too`, path: [...path, 'operationId'] }];
    seen.add(operationId);
    return [];
  });
});
