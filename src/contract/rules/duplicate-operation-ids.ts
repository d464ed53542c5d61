// https://spec.openapis.org/oas/v3.2.0.html#operation-object
import type { Built } from '../build/operation.js';
import { place } from '../node.js';
import type { ContractRule } from './rule.js';

/** Every operationId is unique. */
export const duplicateOperationIds: ContractRule = ({ builder, paths }) => {
  const first = new Map<string, Built>();
  for (const built of [...paths.operations, ...paths.webhooks]) {
    const { key, operationId } = built.operation;
    if (operationId === undefined) continue;
    const other = first.get(operationId);
    // A path item that two paths share by $ref has one operation, written once.
    if (other === undefined || other.node.value === built.node.value) {
      first.set(operationId, built);
      continue;
    }
    const message = `the operationId '${operationId}' is that of '${other.operation.key}' too`;
    const id = { file: built.node.file, pointer: `${built.node.pointer}/operationId` };
    builder.report(
      'duplicate-operation-id',
      message,
      { ...id, value: operationId },
      {
        operation: key,
        related: [{ message: 'the first of the two', location: place(other.node) }],
      },
    );
  }
};
