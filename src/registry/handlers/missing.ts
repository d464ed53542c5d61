import { type HttpProblem, problem } from 'specwright/express';
import type { Dependencies } from '../dependencies.js';
import { findVersion, type VersionRow } from '../store/versions.js';

export function noApi(api: string): HttpProblem {
  return problem(404, `There is no API ${api}; POST /v1/apis makes one`);
}

export function noVersion({ api, version }: { readonly api: string; readonly version: string }): HttpProblem {
  return problem(404, `There is no version ${version} of an API ${api}`);
}

/** @throws HttpProblem where there is no such version */
export async function versionOf(
  { database }: Dependencies,
  { api, version }: { readonly api: string; readonly version: string },
): Promise<VersionRow> {
  const row = await findVersion(database.knex, api, version);
  if (!row) throw noVersion({ api, version });
  return row;
}
