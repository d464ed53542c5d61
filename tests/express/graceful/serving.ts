import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { ServerTimeouts } from '../../../src/express/index.js';

const root = resolve(import.meta.dirname, '../../..');

interface Settings {
  readonly drain: number;
  readonly deadline: number;
  readonly hooks?: readonly (readonly [name: string, kind: 'fine' | 'broken' | 'never'])[];
  readonly timeouts?: ServerTimeouts;
}

/** A process that serves, and all that it has said. */
export class Serving {
  readonly said: Record<string, unknown>[] = [];
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  #waiting: (() => void)[] = [];

  constructor({ drain, deadline, hooks = [], timeouts }: Settings) {
    const program = join(import.meta.dirname, 'server.mjs');
    const args = [
      '--import',
      join(root, 'tests/support/typescript.mjs'),
      program,
      JSON.stringify({ drain, deadline, hooks, timeouts }),
    ];
    this.#child = spawn(process.execPath, args, { cwd: root, env: {}, stdio: ['ignore', 'pipe', 'inherit'] });
    let rest = '';
    this.#child.stdout?.on('data', piece => {
      const lines = `${rest}${piece}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.said.push(JSON.parse(line));
      for (const look of this.#waiting.splice(0)) look();
    });
    this.#exit = new Promise(done => this.#child.on('close', code => done(code)));
  }

  /** Waits until it has said something with this name. */
  async heard(name: string): Promise<unknown> {
    for (;;) {
      const line = this.said.find(each => name in each);
      if (line) return line[name];
      await new Promise<void>(look => this.#waiting.push(look));
    }
  }

  signal(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.#child.kill(signal);
  }

  exit(): Promise<number | null> {
    return this.#exit;
  }

  messages() {
    return this.said.flatMap(({ message }) => (message === undefined ? [] : [message]));
  }

  /** What was closed, in order, and what was open when it was told. */
  told() {
    const closed = this.said.flatMap(({ closing }) => (closing === undefined ? [] : [closing]));
    return { closed, open: this.said.find(({ open }) => open !== undefined)?.['open'] };
  }
}
