import type { Io } from '../io.js';
import { write } from '../io.js';

/** What of a terminal keeps what is typed from being shown. */
interface Terminal extends AsyncIterable<Uint8Array | string> {
  readonly isTTY: true;
  setRawMode(on: boolean): unknown;
  pause(): unknown;
}

/**
 * A secret from standard input: its first line, or on a terminal what is typed after a prompt, unseen.
 * @returns undefined where it was broken off
 */
export async function readSecret(prompt: string, io: Io): Promise<string | undefined> {
  if (!isTerminal(io.stdin)) return firstLine(io.stdin);
  await write(io.stderr, prompt);
  io.stdin.setRawMode(true);
  try {
    return await typed(io.stdin);
  } finally {
    io.stdin.setRawMode(false);
    io.stdin.pause();
    await write(io.stderr, '\n');
  }
}

async function firstLine(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  let text = '';
  for await (const chunk of input) {
    text += chunk.toString();
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0]!.trim();
}

async function typed(input: AsyncIterable<Uint8Array | string>): Promise<string | undefined> {
  let text = '';
  for await (const chunk of input) {
    for (const letter of chunk.toString()) {
      if (letter === '\r' || letter === '\n') return text.trim();
      // Ctrl-C and Ctrl-D, which raw mode leaves to us
      if (letter === '\u0003' || letter === '\u0004') return undefined;
      text = letter === '\u007f' || letter === '\b' ? text.slice(0, -1) : text + letter;
    }
  }
  return text.trim();
}

function isTerminal(input: Io['stdin']): input is Terminal {
  return 'isTTY' in input && input.isTTY === true && 'setRawMode' in input;
}
