import { runCommandLine } from './program.js';

// a reader that closes early (`specwright explain | head`) ends us without a word
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const { env, stdin, stdout, stderr } = process;
void runCommandLine(process.argv.slice(2), {
  cwd: process.cwd(),
  env,
  stdin,
  stdout,
  stderr,
  // only a command that asks for it takes Ctrl-C into its own hands; any other just ends
  get signal() {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    process.once('SIGTERM', () => stop.abort());
    return stop.signal;
  },
}).then(code => {
  process.exitCode = code;
});
