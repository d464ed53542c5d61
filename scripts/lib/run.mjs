import { spawn } from 'node:child_process';

/**
 * Runs a command with this process's terminal and waits for it. A signal that ends us ends it too.
 * @returns {Promise<number>} its exit code; 1 where a signal ended it or it could not be started
 */
export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = signal => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    const done = code => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code);
    };
    child.on('error', error => {
      process.stderr.write(`${command}: ${error.message}\n`);
      done(1);
    });
    child.on('close', code => done(code ?? 1));
  });
}

/**
 * Runs npm. The one that runs us, where npm does; so it is the same on every platform and needs no shell.
 * @returns {Promise<number>} its exit code
 */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}
