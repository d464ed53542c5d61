import type { Code, Finding } from '../../diagnostics/index.js';
import type { DocumentSet, NodeRef } from '../../document/index.js';
import type { Schema } from '../types.js';
import type { Version } from '../version.js';

/** What every part of the build needs: the documents, the schemas' handles, and a place for findings. */
export interface Builder {
  readonly set: DocumentSet;
  readonly version: Version;
  schemaAt(node: NodeRef): Schema;
  report(code: Code, message: string, node: NodeRef, details?: Details): void;
  /** What was made of a node before, so that a component used twice is built once. */
  once<T>(kind: string, node: NodeRef, make: () => T): T;
}

export interface Details {
  readonly part?: 'key' | 'value';
  readonly operation?: string;
  readonly remedy?: string;
  readonly related?: Finding['related'];
}
