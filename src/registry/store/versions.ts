import type { Executor } from 'specwright/database';
import { rows } from './rows.js';

export interface VersionRow {
  /** As pg gives a bigint. */
  readonly id: string;
  readonly api: string;
  readonly version: string;
  readonly media_type: string;
  readonly published_at: Date;
  readonly published_by: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly openapi: string;
  readonly title: string;
  readonly document_version: string;
}

const select = `select v.id, a.name as api, v.version, v.media_type, v.published_at, v.published_by,
    d.hash, d.bytes, d.openapi, d.title, d.document_version
  from apis a
  join versions v on v.api_id = a.id
  join documents d on d.hash = v.document_hash`;

export async function findVersion(executor: Executor, api: string, version: string): Promise<VersionRow | undefined> {
  const sql = `${select} where a.name = ? and v.version = ?`;
  const [row] = await rows<VersionRow>(executor, 'find-version', sql, [api, version]);
  return row;
}

/** What a list of versions is narrowed to. */
export interface VersionFilter {
  readonly api: string;
  readonly hash?: Buffer;
}

/** The versions that were published before one, the newest first. */
export function versionsBefore(
  executor: Executor,
  { api, hash }: VersionFilter,
  id: string | undefined,
  most: number,
): Promise<readonly VersionRow[]> {
  const narrowed = hash === undefined ? '' : ' and v.document_hash = ?';
  const sql = `${select} where a.name = ? and v.id < ?${narrowed} order by v.id desc limit ?`;
  const name = hash === undefined ? 'versions-before' : 'versions-of-document-before';
  return rows<VersionRow>(executor, name, sql, [api, id ?? largest, ...(hash === undefined ? [] : [hash]), most]);
}

/** Of bigint. */
export const largest = '9223372036854775807';

/** What publishing needs to know first. */
export interface Place {
  readonly api_id: string;
  /** Of the document of the version, where there is one. */
  readonly published: Buffer | null;
  /** Whether the document to be published is here already. */
  readonly known: boolean;
}

/** @returns undefined where there is no such API */
export async function findPlace(
  executor: Executor,
  api: string,
  version: string,
  hash: Buffer,
): Promise<Place | undefined> {
  const sql = `select a.id as api_id, v.document_hash as published,
      exists (select from documents where hash = ?) as known
    from apis a left join versions v on v.api_id = a.id and v.version = ?
    where a.name = ?`;
  const [row] = await rows<Place>(executor, 'find-place', sql, [hash, version, api]);
  return row;
}

export interface NewVersion {
  readonly apiId: string;
  readonly version: string;
  readonly mediaType: string;
  readonly hash: Buffer;
  readonly at: Date;
  readonly by: string;
}

/** @returns false where it is there already */
export async function insertVersion(executor: Executor, version: NewVersion): Promise<boolean> {
  const sql = `insert into versions (api_id, version, media_type, document_hash, published_at, published_by)
    values (?, ?, ?, ?, ?, ?) on conflict (api_id, version) do nothing returning id`;
  const { apiId, mediaType, hash, at, by } = version;
  const inserted = await rows(executor, 'insert-version', sql, [apiId, version.version, mediaType, hash, at, by]);
  return inserted.length > 0;
}
