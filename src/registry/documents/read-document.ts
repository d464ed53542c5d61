import { createContract, FindingsError, loadText } from 'specwright';
import { decoded } from '../inspections/decoded.js';
import { firstOf } from '../inspections/first-of.js';
import type { Findings, LimitKind, Outcome, Task } from '../inspections/outcome.js';
import { indexedOperations } from './indexed-operations.js';
import { storable } from './text.js';

/** What is kept of a document beside its bytes. */
export interface DocumentFacts {
  readonly openapi: string;
  readonly title: string;
  readonly version: string;
  /** `IndexedOperation`s, as JSON: it goes from the thread to the database, and nobody between them parses it. */
  readonly operations: string;
}

/** What came of reading a document, or why nothing did. Plain data. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly facts: DocumentFacts }
  | (Findings & { readonly kind: 'unusable' })
  | Extract<Outcome, { kind: LimitKind }>;

/** Reads a document on this thread, for as long as it takes. References to other files are refused. */
export async function readDocument({ name, text, format }: Task): Promise<ReadOutcome> {
  try {
    const set = await loadText(decoded(name, text), { display: name, allowBroken: true, ...(format && { format }) });
    const { info, openapi, operations } = createContract(set);
    const facts = {
      openapi: storable(openapi, 20),
      title: storable(info.title, 500),
      version: storable(info.version, 200),
      operations: indexedOperations(operations),
    };
    return { kind: 'read', facts };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { kind: 'unusable', findings: firstOf(error.findings), findingsTotal: error.findings.length };
  }
}
