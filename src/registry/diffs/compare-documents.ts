import { type Contract, type ContractChange, createContract, diff, FindingsError, loadText } from 'specwright';
import { storable } from '../documents/text.js';
import { decoded } from '../inspections/decoded.js';
import { firstOf } from '../inspections/first-of.js';
import { keptChange } from './kept-change.js';
import type { Comparison, DiffOutcome, DiffSummary } from './outcome.js';

/** As openapi/registry.yaml says. */
const mostChanges = 10_000;
/** Of the JSON of all of them. */
const mostCharacters = 8 * 1024 * 1024;

/** Compares two documents on this thread, for as long as it takes. References to other files are refused. */
export async function compareDocuments({ base, head, options }: Comparison): Promise<DiffOutcome> {
  try {
    const before = await contractOf('base', base);
    const after = await contractOf('head', head);
    const { changes, counts, level, findings } = diff(before, after, options);
    const summary: DiffSummary = {
      before: versionOf(before),
      after: versionOf(after),
      ...(level && { level }),
      counts,
      findings: firstOf(findings) as DiffSummary['findings'], // in the shape of the contract, like those of inspections
    };
    return { kind: 'compared', summary, changes: firstChanges(changes), changesTotal: changes.length };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { kind: 'unusable' };
  }
}

async function contractOf(name: string, bytes: Uint8Array): Promise<Contract> {
  return createContract(await loadText(decoded(name, bytes), { display: name, allowBroken: true }));
}

function versionOf({ info, openapi }: Contract): DiffSummary['before'] {
  return { title: storable(info.title, 500), version: storable(info.version, 200), openapi: storable(openapi, 20) };
}

function firstChanges(changes: readonly ContractChange[]): string {
  const parts: string[] = [];
  let characters = 2;
  for (const change of changes.slice(0, mostChanges)) {
    const part = JSON.stringify(keptChange(change));
    characters += part.length + 1;
    if (parts.length > 0 && characters > mostCharacters) break;
    parts.push(part);
  }
  return `[${parts.join(',')}]`;
}
