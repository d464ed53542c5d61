import { type Finding, finding } from '../../diagnostics/index.js';
import type { Answer } from './answer.js';
import type { Credentials } from './credentials.js';
import { placeOf, remedyOf } from './names.js';
import { textOf } from './text-of.js';
import { violationsOf } from './violations.js';

/**
 * Why a registry did not do what it was asked for: one finding for each violation that it names, else one for all.
 * @returns undefined where what answers speaks of no problem (RFC 9457), so is no registry
 */
export function refusals(credentials: Credentials, { status, json }: Answer): readonly Finding[] | undefined {
  const said = textOf(json, 'detail') ?? textOf(json, 'title');
  if (said === undefined) return undefined;
  if (status === 401 || status === 403) return [keyRefused(said, credentials)];
  if (status >= 500) return [finding('registry-unreachable', said)];
  const violations = violationsOf(json);
  // how the API is made over HTTP is no help at a terminal
  if (violations.length === 0) return [finding('registry-refused', said.replace(/; (POST|PUT) \/.*$/, ''))];
  return violations.map(one => finding('registry-refused', `${placeOf(one)}: ${one.message}`, remedyOf(one)));
}

function keyRefused(said: string, { url, origin }: Credentials): Finding {
  if (origin === undefined) return finding('registry-key-refused', said);
  const isEnvironment = origin === 'environment';
  const which = isEnvironment ? 'that of SPECWRIGHT_KEY' : 'the one of `specwright login`';
  const remedy = 'Set SPECWRIGHT_KEY to a key that allows it, or unset it to take the one of `specwright login`';
  return finding('registry-key-refused', `${said} (the key is ${which}, at ${url})`, isEnvironment ? { remedy } : {});
}
