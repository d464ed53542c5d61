import { type Contract, isPart, type Operation, placeIn } from '../contract/index.js';
import type { Details, Place } from './rule.js';

interface Question {
  readonly contract: Contract;
  /** Those that should have it. */
  readonly asked: readonly Operation[];
  readonly lacks: (operation: Operation) => boolean;
  readonly one: (operation: Operation) => string;
  readonly all: (count: number) => string;
  readonly report: (message: string, at: Place, details?: Details) => void;
}

/** Reports each operation that lacks something: where all of them do, that is one decision, and one finding. */
export function reportLacking({ contract, asked, lacks, one, all, report }: Question): void {
  const lacking = asked.filter(lacks);
  // whether the others lack it too decides where it is told
  if (isPart(contract) && lacking.length === asked.length) return;
  const paths = lacking.length === asked.length && lacking.length > 2 ? placeIn(contract, '/paths') : undefined;
  if (paths) report(all(asked.length), paths);
  else for (const operation of lacking) report(one(operation), operation.location, { operation: operation.key });
}
