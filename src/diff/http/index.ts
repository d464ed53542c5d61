import type { Contract } from '../../contract/index.js';
import type { Report } from '../report.js';
import type { DiffOptions } from '../types.js';
import { compareOperations } from './operations.js';

/** Compares all but what schemas accept: what is routed, what messages are made of, who may send them. */
export function compareContracts(before: Contract, after: Contract, report: Report, options: DiffOptions): void {
  compareOperations(before, after, report, options);
}
