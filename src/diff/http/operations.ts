import type { Contract, Operation } from '../../contract/index.js';
import type { Report } from '../report.js';
import type { DiffOptions } from '../types.js';
import { compareBodies } from './bodies.js';

/** Pairs operations by method and path, whatever the path's parameters are called. */
export function compareOperations(before: Contract, after: Contract, report: Report, _options: DiffOptions): void {
  const now = new Map(after.operations.map(operation => [routeOf(operation), operation]));
  for (const old of before.operations) {
    const route = routeOf(old);
    const operation = now.get(route);
    now.delete(route);
    if (operation) compareBodies(old, operation, report);
    else
      report.remark({
        code: 'operation-removed',
        level: 'breaking',
        message: `${old.key} is gone: its requests are answered with 404`,
        direction: 'request',
        reaches: { operation: old.key, part: '' },
        before: old.location,
        subject: [old.method, old.path],
      });
  }
  for (const operation of now.values())
    report.remark({
      code: 'operation-added',
      level: 'safe',
      message: `${operation.key} is new`,
      reaches: { operation: operation.key, part: '' },
      after: operation.location,
      subject: [operation.method, operation.path],
    });
}

function routeOf({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
}
