import type { Command } from 'commander';
import { refuseDots } from './names.js';

/** The option of all commands that ask a registry. */
export function withRegistry(command: Command): Command {
  const otherwise = 'default: SPECWRIGHT_REGISTRY, else the one last logged in to';
  const key = 'SPECWRIGHT_KEY, where it is set, is sent to it in place of the key kept for it';
  return command.option('--registry <url>', `${otherwise}; ${key}`);
}

/** The path of an API, or of one of its versions. @throws FindingsError where a name can't stand in a path */
export function pathOf(api: string, version?: string): string {
  refuseDots(api, 'api');
  if (version !== undefined) refuseDots(version, 'version');
  const base = `/v1/apis/${encodeURIComponent(api)}`;
  return version === undefined ? base : `${base}/versions/${encodeURIComponent(version)}`;
}
