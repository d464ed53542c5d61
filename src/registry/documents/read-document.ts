import { createContract, FindingsError, loadText } from 'specwright';
import { decoded } from '../inspections/decoded.js';
import { firstOf } from '../inspections/first-of.js';
import type { Findings, Outcome, Task } from '../inspections/outcome.js';
import { storable } from './text.js';

/** An operation as it is kept for lists and searches. */
export interface IndexedOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly summary: string | null;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
}

/** What is kept of a document beside its bytes. */
export interface DocumentFacts {
  readonly openapi: string;
  readonly title: string;
  readonly version: string;
  readonly operations: readonly IndexedOperation[];
}

/** What came of reading a document, or why nothing did. Plain data. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly facts: DocumentFacts }
  | (Findings & { readonly kind: 'unusable' })
  | Extract<Outcome, { kind: 'too-long' | 'too-large' }>;

/** Reads a document on this thread, for as long as it takes. References to other files are refused. */
export async function readDocument({ name, text, format }: Task): Promise<ReadOutcome> {
  try {
    const set = await loadText(decoded(name, text), { display: name, allowBroken: true, ...(format && { format }) });
    const { info, openapi, operations } = createContract(set);
    const facts = {
      openapi: storable(openapi, 20),
      title: storable(info.title, 500),
      version: storable(info.version, 200),
      operations: operations.map(({ method, path, operationId, summary, tags, deprecated }) => ({
        method: storable(method, 100),
        path: storable(path, 2000),
        operationId: operationId === undefined ? null : storable(operationId, 500),
        summary: summary === undefined ? null : storable(summary, 500),
        tags: tags.slice(0, 50).map(tag => storable(tag, 200)),
        deprecated,
      })),
    };
    return { kind: 'read', facts };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { kind: 'unusable', findings: firstOf(error.findings), findingsTotal: error.findings.length };
  }
}
