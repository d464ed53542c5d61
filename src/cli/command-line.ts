import { finding } from '../diagnostics/index.js';
import { exitCode } from './exit-code.js';
import { runCommandLine } from './program.js';
import { remark } from './report.js';

const { env, stdout, stderr } = process;
const cwd = process.cwd();

// a reader that closes early (`specwright explain | head`) ends us without a word
const closed = ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
};
// a result that is cut off must not look like one, whatever the command has found
stdout.on('error', (error: NodeJS.ErrnoException) => {
  closed(error);
  const said = remark(
    [
      finding('report-unwritable', `standard output: ${error.message}`, {
        remedy: 'Make room where it goes, or send it elsewhere',
      }),
    ],
    {},
    { cwd, env, stdin: process.stdin, stdout, stderr },
  );
  stderr.write(said, () => process.exit(exitCode.couldNotRun));
});
// there is nowhere left to say it
stderr.on('error', (error: NodeJS.ErrnoException) => {
  closed(error);
  process.exit(exitCode.couldNotRun);
});

void runCommandLine(process.argv.slice(2), {
  cwd,
  env,
  // Node opens it when it is first asked for, and few commands read it
  get stdin() {
    return process.stdin;
  },
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
