import type { Executor } from 'specwright/database';
import type { DocumentFacts } from '../documents/read-document.js';
import { rows } from './rows.js';

/** A document as it is kept: its bytes once, by their SHA-256. */
export interface NewDocument {
  readonly hash: Buffer;
  readonly content: Buffer;
  readonly facts: DocumentFacts;
  readonly at: Date;
}

/** Keeps a document and its operations. @returns false where it is here already */
export async function insertDocument(executor: Executor, { hash, content, facts, at }: NewDocument): Promise<boolean> {
  const { openapi, title, version, operations } = facts;
  const sql = `insert into documents (hash, bytes, content, openapi, title, document_version, created_at)
    values (?, ?, ?, ?, ?, ?, ?) on conflict (hash) do nothing returning bytes`;
  const values = [hash, content.length, content, openapi, title, version, at];
  const inserted = await rows(executor, 'insert-document', sql, values);
  if (inserted.length === 0) return false;
  if (operations.length === 0) return true;
  const each = `insert into operations
      (document_hash, position, method, path, operation_id, summary, tags, deprecated)
    select ?, place - 1, one->>'method', one->>'path', one->>'operationId', one->>'summary',
      array(select jsonb_array_elements_text(one->'tags')), (one->>'deprecated')::boolean
    from jsonb_array_elements(?::jsonb) with ordinality as listed (one, place) order by place`;
  await rows(executor, 'insert-operations', each, [hash, JSON.stringify(operations)]);
  return true;
}

export async function contentOf(executor: Executor, hash: Buffer): Promise<Buffer | undefined> {
  const sql = 'select content from documents where hash = ?';
  const [row] = await rows<{ content: Buffer }>(executor, 'content-of', sql, [hash]);
  return row?.content;
}
