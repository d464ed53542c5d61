import type { Operation } from '../../../contract/index.js';
import type { Context } from '../context.js';
import { routeOf } from '../owner.js';

export function operationAdded(operation: Operation, { report }: Context): void {
  report.remark({
    code: 'operation-added',
    level: 'safe',
    message: `${operation.key} is new`,
    reaches: { operation: operation.key, part: '' },
    after: operation.location,
    subject: [routeOf(operation)],
  });
}
