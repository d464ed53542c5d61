import { catalogue, FindingsError, type Operation } from 'specwright';
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

/** As docs/registry.md and openapi/registry.yaml say. */
const mostOperations = 50_000;
/** Of the JSON of all of them: path items that refer to one may have a few bytes stand for any number of texts. */
const mostCharacters = 16 * 1024 * 1024;

/**
 * The operations of a document as JSON.
 * @throws FindingsError at the operation that is one too many
 */
export function indexedOperations(operations: readonly Operation[]): string {
  const parts: string[] = [];
  let characters = 2;
  for (const operation of operations) {
    if (parts.length === mostOperations) {
      throw tooMuch(`The document has over ${mostOperations.toLocaleString('en')} operations`, operation);
    }
    const part = JSON.stringify(indexed(operation));
    characters += part.length + 1;
    if (characters > mostCharacters) {
      const message = 'The paths, summaries and tags of the operations, written out for each, take over 16 MiB';
      throw tooMuch(message, operation);
    }
    parts.push(part);
  }
  return `[${parts.join(',')}]`;
}

function indexed(operation: Operation): IndexedOperation {
  const { method, path, operationId, summary, tags, deprecated } = operation;
  return {
    method: storable(method, 100),
    path: storable(path, 2000),
    operationId: operationId === undefined ? null : storable(operationId, 500),
    summary: summary === undefined ? null : storable(summary, 500),
    tags: tags.slice(0, 50).map(tag => storable(tag, 200)),
    deprecated,
  };
}

function tooMuch(message: string, { location }: Operation): FindingsError {
  const { severity } = catalogue['too-large'];
  const remedy = 'Split the document: a registry keeps no more of one';
  return new FindingsError([{ code: 'too-large', severity, message, remedy, location }]);
}
