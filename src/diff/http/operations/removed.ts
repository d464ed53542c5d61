import type { Operation } from '../../../contract/index.js';
import type { Context } from '../context.js';
import { routeOf } from '../owner.js';

export function operationRemoved(old: Operation, { report }: Context): void {
  report.remark({
    code: 'operation-removed',
    level: 'breaking',
    message: `${old.key} is gone: its requests are answered with 404`,
    direction: 'request',
    reaches: { operation: old.key, part: '' },
    before: old.location,
    subject: [routeOf(old)],
  });
}
