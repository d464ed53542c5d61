import { type Executor, prepared } from 'specwright/database';
import type { ListTable } from './list-table.js';

export interface VersionRow {
  readonly api: string;
  readonly version: string;
  readonly media_type: string;
  readonly published_at: Date;
  readonly published_by: string;
  /** Of the document, in hexadecimal digits: Postgres writes them sooner than a Buffer is made of them and written again. */
  readonly sha256: string;
  readonly bytes: number;
  readonly openapi: string;
  readonly title: string;
  readonly document_version: string;
  readonly branch: string;
  /** The version before it on its branch. */
  readonly previous: string | null;
  /** Of the comparison with that, in hexadecimal digits. */
  readonly diff: string | null;
}

const sha256 = "encode(v.document_hash, 'hex')";
const diff = "encode(v.diff_id, 'hex')";

// The API comes first, as a value: joined, it would leave the planner to read the newest versions of all APIs in their order.
const select = `select $1::text as api, v.version, v.media_type, v.published_at, v.published_by, ${sha256} as sha256,
    d.bytes, d.openapi, d.title, d.document_version, v.branch, v.previous, ${diff} as diff
  from versions v
  join documents d on d.hash = v.document_hash
  where v.api_id = (select id from apis where name = $1)`;

const one = prepared<VersionRow, [string, string]>('find-version', `${select} and v.version = $2`);

export function findVersion(executor: Executor, api: string, version: string): Promise<VersionRow | undefined> {
  return one.first(executor, api, version);
}

/** Of a version's document, as its columns have it. */
export function documentHash({ sha256 }: Pick<VersionRow, 'sha256'>): Buffer {
  return Buffer.from(sha256, 'hex');
}

/** A version as its API's list has it. */
export type ListedVersion = Omit<VersionRow, 'api'>;

/** GET /v1/apis/{api}/versions: of the API named `api`. */
export const versionsNewestFirst: ListTable = {
  operation: 'listVersions',
  from: (knex, value) =>
    knex('versions as v')
      .join('documents as d', 'd.hash', 'v.document_hash')
      .whereRaw('v.api_id = (select id from apis where name = ?)', [value('api')]),
  columns: {
    version: 'v.version',
    media_type: 'v.media_type',
    published_at: 'v.published_at',
    published_by: 'v.published_by',
    sha256: { sql: sha256 },
    bytes: 'd.bytes',
    openapi: 'd.openapi',
    title: 'd.title',
    document_version: 'd.document_version',
    branch: 'v.branch',
    previous: 'v.previous',
    diff: { sql: diff },
  },
  sorts: { published: 'v.id' },
  defaultSort: '-published',
  tieBreaker: 'v.id',
  filters: { sha256: { column: 'v.document_hash', operator: '=' } },
};

/** What publishing needs to know first. */
export interface Place {
  readonly api_id: number;
  /** Of the document of the version, where there is one. */
  readonly published: Buffer | null;
  /** Whether the document to be published is here already. */
  readonly known: boolean;
  /** Whether a version has it as JSON, so that it is that; false where that was not asked. */
  readonly known_as_json: boolean;
}

const place = prepared<Place, [string, string, Buffer, boolean]>(
  'find-place',
  `select a.id as api_id, v.document_hash as published, exists (select from documents where hash = $3) as known,
      $4::boolean and exists (select from versions where document_hash = $3 and media_type like '%json') as known_as_json
    from apis a left join versions v on v.api_id = a.id and v.version = $2
    where a.name = $1`,
);

/**
 * @param isJson whether it matters that the document is JSON
 * @returns undefined where there is no such API
 */
export function findPlace(
  executor: Executor,
  api: string,
  version: string,
  hash: Buffer,
  isJson = false,
): Promise<Place | undefined> {
  return place.first(executor, api, version, hash, isJson);
}

/** The version that the next one of its branch is compared with. */
export interface Head {
  readonly version: string;
  readonly hash: Buffer;
}

/** An API into which a version is published. */
export interface Held {
  /** The digest of what its versions are held to. */
  readonly ruleset: Buffer;
  /** Of the branch; undefined where that has no version yet. */
  readonly head: Head | undefined;
}

const lockBranches = prepared<Pick<Held, 'ruleset'>, [number]>(
  'lock-branches',
  'select ruleset_digest as ruleset from apis where id = $1 for no key update',
);
const head = prepared<Head, [number, string]>(
  'find-head',
  `select version, document_hash as hash from versions where api_id = $1 and branch = $2 order by id desc limit 1`,
);

/**
 * The head of a branch and the ruleset of its API, which stay that until the transaction ends: others who publish versions of the
 * API or change its ruleset wait here. So the versions of a branch are a chain, each compared with the one before it, and no head is
 * left without a review under the ruleset.
 */
export async function holdHead(executor: Executor, apiId: number, branch: string): Promise<Held> {
  // whoever had to wait gets the row as it is by then; nothing removes it
  const { ruleset } = (await lockBranches.first(executor, apiId))!;
  // a statement of its own: it must see what was committed while the first one waited
  return { ruleset, head: await head.first(executor, apiId, branch) };
}

export interface NewVersion {
  readonly apiId: number;
  readonly version: string;
  readonly mediaType: string;
  readonly hash: Buffer;
  readonly at: Date;
  readonly by: string;
  readonly branch: string;
  /** The head of the branch, and the comparison with that. */
  readonly previous: { readonly version: string; readonly diff: Buffer } | undefined;
}

type Values = [number, string, string, Buffer, Date, string, string, string | null, Buffer | null];
const insert = prepared<{ readonly id: number }, Values>(
  'insert-version',
  `insert into versions
    (api_id, version, media_type, document_hash, published_at, published_by, branch, previous, diff_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (api_id, version) do nothing returning id`,
);

/** @returns false where it is there already */
export async function insertVersion(executor: Executor, given: NewVersion): Promise<boolean> {
  const { apiId, version, mediaType, hash, at, by, branch, previous } = given;
  const { version: before = null, diff = null } = previous ?? {};
  return (await insert.first(executor, apiId, version, mediaType, hash, at, by, branch, before, diff)) !== undefined;
}
