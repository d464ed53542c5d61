import { type Executor, prepared } from 'specwright/database';
import type { DocumentFacts } from '../documents/read-document.js';

/** A document as it is kept: its bytes once, by their SHA-256. */
export interface NewDocument {
  readonly hash: Buffer;
  readonly content: Buffer;
  readonly facts: DocumentFacts;
  readonly at: Date;
}

const insert = prepared<{ readonly bytes: number }, [Buffer, number, Buffer, string, string, string, Date]>(
  'insert-document',
  `insert into documents (hash, bytes, content, openapi, title, document_version, created_at)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (hash) do nothing returning bytes`,
);
const insertOperations = prepared<never, [Buffer, string]>(
  'insert-operations',
  `insert into operations (document_hash, position, method, path, operation_id, summary, tags, deprecated)
    select $1, place - 1, one->>'method', one->>'path', one->>'operationId', one->>'summary',
      array(select jsonb_array_elements_text(one->'tags')), (one->>'deprecated')::boolean
    from jsonb_array_elements($2::jsonb) with ordinality as listed (one, place) order by place`,
);

/** Keeps a document and its operations. @returns false where it is here already */
export async function insertDocument(executor: Executor, { hash, content, facts, at }: NewDocument): Promise<boolean> {
  const { openapi, title, version, operations } = facts;
  const inserted = await insert.first(executor, hash, content.length, content, openapi, title, version, at);
  if (!inserted) return false;
  if (operations !== '[]') await insertOperations.all(executor, hash, operations);
  return true;
}

const content = prepared<{ readonly content: Buffer }, [Buffer]>(
  'content-of',
  'select content from documents where hash = $1',
);

export async function contentOf(executor: Executor, hash: Buffer): Promise<Buffer | undefined> {
  return (await content.first(executor, hash))?.content;
}
