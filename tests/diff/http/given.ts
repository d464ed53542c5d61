import { type Contract, createContract } from '../../../src/contract/index.js';
import { Collector } from '../../../src/diff/collector.js';
import { compareContracts } from '../../../src/diff/http/index.js';
import type { ContractChange, DiffOptions } from '../../../src/diff/index.js';
import type { SchemaSite } from '../../../src/diff/report.js';
import { loadText } from '../../../src/document/index.js';

/** A contract of the members of a document, in YAML; `openapi` and `info` are given where the text has none. */
export async function contractOf(text: string, name = 'api.yaml'): Promise<Contract> {
  const head = text.includes('openapi:') ? '' : 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
  return createContract(await loadText(`${head}${text}`, { display: name }));
}

export interface Compared {
  readonly before: Contract;
  readonly after: Contract;
  readonly changes: readonly ContractChange[];
  readonly sites: readonly SchemaSite[];
}

/** What is found beside schemas, and the schemas that are handed on. */
export async function compared(old: string, now: string, options: DiffOptions = {}): Promise<Compared> {
  const [before, after] = [await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')];
  const collector = new Collector();
  compareContracts(before, after, collector, options);
  return { before, after, changes: collector.changes(), sites: collector.sites };
}
