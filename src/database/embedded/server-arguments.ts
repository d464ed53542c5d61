import type { Address } from './address.js';

/**
 * The command line of the server. Settings are given here and not in postgresql.conf, so that they are this version's and
 * not those of the one that made the data.
 */
export function serverArguments(data: string, address: Address, settings: Readonly<Record<string, string>>): string[] {
  const all = {
    listen_addresses: address.socketFolder === undefined ? address.host : '',
    port: String(address.port),
    ...(address.socketFolder !== undefined && {
      unix_socket_directories: address.socketFolder,
      unix_socket_permissions: '0700',
    }),
    // texts of errors may hold values: those that the server writes of itself are what a log is for
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    logging_collector: 'off',
    ...settings,
  };
  return ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
