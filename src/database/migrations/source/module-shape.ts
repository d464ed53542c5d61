import { FindingsError } from '../../../diagnostics/index.js';
import type { DataStep } from '../data/data-step.js';
import type { Migration, MigrationFile } from '../migration.js';
import { invalid } from './load-module.js';

type Exports = Readonly<Record<string, unknown>>;

const isFunction = (value: unknown) => typeof value === 'function';

/** @throws FindingsError migration-invalid where `up` or `down` is missing, or an export is not what it must be */
export function migrationOf(module: object, file: MigrationFile): Migration {
  const exports = exportsOf(module, 'up');
  const faults = [
    ...['up', 'down'].filter(name => !isFunction(exports[name])).map(name => `exports no function ${name}`),
    ...(['undefined', 'boolean'].includes(typeof exports['transaction'])
      ? []
      : ['exports a transaction that is neither true nor false']),
    ...(exports['data'] === undefined ? [] : dataFaults(exports['data'], 'data.')),
  ];
  if (faults.length > 0) throw new FindingsError(faults.map(fault => invalid(file, fault)));
  return exports as unknown as Migration; // looked at just now
}

/** @throws FindingsError migration-invalid where there is no function `batch` */
export function dataStepOf(module: object, file: MigrationFile): DataStep {
  const exports = exportsOf(module, 'batch');
  const faults = dataFaults(exports, '');
  if (faults.length > 0) throw new FindingsError(faults.map(fault => invalid(file, fault)));
  return exports as unknown as DataStep; // looked at just now
}

/** A CommonJS module has its exports in the default one. */
export function exportsOf(module: object, needed: string): Exports {
  const exports = module as Exports; // a module's exports may be anything
  const inner = exports['default'];
  return exports[needed] === undefined && typeof inner === 'object' && inner !== null ? (inner as Exports) : exports;
}

function dataFaults(value: unknown, prefix: string): readonly string[] {
  const { batch, size, total } = (typeof value === 'object' && value !== null ? value : {}) as Exports; // as above
  return [
    ...(isFunction(batch) ? [] : [`exports no function ${prefix}batch`]),
    ...(size === undefined || (Number.isSafeInteger(size) && Number(size) > 0)
      ? []
      : [`exports a ${prefix}size that is no whole number of at least 1`]),
    ...(total === undefined || isFunction(total) ? [] : [`exports a ${prefix}total that is no function`]),
  ];
}
