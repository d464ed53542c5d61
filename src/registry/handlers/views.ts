import type { components } from '../../../generated/types.js';
import type { ApiRow } from '../store/apis.js';
import type { OperationRow } from '../store/operations.js';
import type { VersionRow } from '../store/versions.js';

type Schemas = components['schemas'];

export function apiView({ name, title, description, created_at }: ApiRow): Schemas['Api'] {
  return {
    name,
    ...(title !== null && { title }),
    ...(description !== null && { description }),
    createdAt: created_at.toISOString(),
  };
}

export function versionView(row: VersionRow): Schemas['PublishedVersion'] {
  return {
    api: row.api,
    version: row.version,
    sha256: row.hash.toString('hex'),
    // one of those that the contract lets in
    mediaType: row.media_type as Schemas['DocumentMediaType'],
    bytes: row.bytes,
    openapi: row.openapi,
    title: row.title,
    documentVersion: row.document_version,
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by,
    branch: row.branch,
    ...(row.previous !== null && { previous: row.previous }),
    ...(row.diff_id !== null && { diff: row.diff_id.toString('hex') }),
  };
}

export function operationView(row: OperationRow): Schemas['Operation'] {
  return {
    method: row.method,
    path: row.path,
    ...(row.operation_id !== null && { operationId: row.operation_id }),
    ...(row.summary !== null && { summary: row.summary }),
    tags: [...row.tags],
    deprecated: row.deprecated,
  };
}

/** A strong entity tag: the same bytes, the same tag. https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 */
export function entityTag(hash: Buffer): string {
  return `"${hash.toString('hex')}"`;
}
