import { type Executor, prepared } from 'specwright/database';
import type { Ruleset, RulesetSettings } from '../reviews/ruleset.js';

export interface RulesetRow {
  readonly settings: RulesetSettings;
  /** In hexadecimal digits. */
  readonly digest: string;
}

const find = prepared<RulesetRow, [string]>(
  'find-ruleset',
  `select r.settings, encode(r.digest, 'hex') as digest from rulesets r
    where r.digest = (select ruleset_digest from apis where name = $1)`,
);

/** What the versions of an API are held to. @returns undefined where there is no such API */
export function findRuleset(executor: Executor, api: string): Promise<RulesetRow | undefined> {
  return find.first(executor, api);
}

/** An API while nobody else changes its ruleset or publishes into it. */
export interface HeldApi {
  readonly id: number;
  readonly ruleset: Buffer;
}

const hold = prepared<HeldApi, [string]>(
  'hold-api',
  'select id, ruleset_digest as ruleset from apis where name = $1 for no key update',
);

/** Holds an API until the transaction ends. @returns undefined where there is none */
export function holdApi(executor: Executor, name: string): Promise<HeldApi | undefined> {
  return hold.first(executor, name);
}

const insert = prepared<never, [Buffer, string, Date]>(
  'insert-ruleset',
  'insert into rulesets (digest, settings, created_at) values ($1, $2, $3) on conflict (digest) do nothing',
);
/** As many are known of which findings may be shown until there are newer ones. */
const mostFormer = 10;
const set = prepared<never, [number, Buffer, number]>(
  'set-ruleset',
  `update apis set ruleset_digest = $2,
      former_rulesets = (array_prepend(ruleset_digest, array_remove(array_remove(former_rulesets, ruleset_digest), $2)))[1:$3]
    where id = $1`,
);

/** Gives an API, which is held, another ruleset. */
export async function setRuleset(executor: Executor, apiId: number, ruleset: Ruleset, at: Date): Promise<void> {
  await insert.all(executor, ruleset.digest, ruleset.text, at);
  await set.all(executor, apiId, ruleset.digest, mostFormer);
}

// one step of the index from each branch to the next, however many versions each has
const heads = prepared<{ readonly hash: Buffer }, [number, number]>(
  'branch-heads',
  `with recursive branches as (
      (select branch from versions where api_id = $1 order by branch limit 1)
      union all
      select (select v.branch from versions v where v.api_id = $1 and v.branch > b.branch order by v.branch limit 1)
      from branches b where b.branch is not null
    )
    select head.hash from branches b
    cross join lateral (
      select v.id, v.document_hash as hash from versions v
      where v.api_id = $1 and v.branch = b.branch order by v.id desc limit 1
    ) head
    order by head.id desc limit $2`,
);

/** The documents of the heads of an API's branches, those published to last first. */
export async function headsOf(executor: Executor, apiId: number, most: number): Promise<readonly Buffer[]> {
  return (await heads.all(executor, apiId, most)).map(({ hash }) => hash);
}
