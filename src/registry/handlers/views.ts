import type { components } from '../../../generated/types.js';
import type { ApiRow } from '../store/apis.js';
import type { OperationRow } from '../store/operations.js';
import type { ListedVersion } from '../store/versions.js';

type Schemas = components['schemas'];

export function apiView({ name, title, description, created_at }: ApiRow): Schemas['Api'] {
  return {
    name,
    ...(title !== null && { title }),
    ...(description !== null && { description }),
    createdAt: created_at.toISOString(),
  };
}

/** @param api the name of the version's API */
export function versionView(row: ListedVersion, api: string): Schemas['PublishedVersion'] {
  const view: Schemas['PublishedVersion'] = {
    api,
    version: row.version,
    sha256: row.sha256,
    // one of those that the contract lets in
    mediaType: row.media_type as Schemas['DocumentMediaType'],
    bytes: row.bytes,
    openapi: row.openapi,
    title: row.title,
    documentVersion: row.document_version,
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by,
    branch: row.branch,
  };
  // set, not spread: on a page of 50 versions spreading costs as much as reading them
  if (row.previous !== null) view.previous = row.previous;
  if (row.diff !== null) view.diff = row.diff;
  return view;
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
export function entityTag(sha256: string): string {
  return `"${sha256}"`;
}
