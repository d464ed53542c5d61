import type { Command } from 'commander';

/** The option of all commands that ask a registry. */
export function withRegistry(command: Command): Command {
  return command.option('--registry <url>', 'default: the one last logged in to');
}

/** The path of an API, or of one of its versions. */
export function pathOf(api: string, version?: string): string {
  const base = `/v1/apis/${encodeURIComponent(api)}`;
  return version === undefined ? base : `${base}/versions/${encodeURIComponent(version)}`;
}
