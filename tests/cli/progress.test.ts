import { Writable } from 'node:stream';
import { jest } from '@jest/globals';
import type { Io } from '../../src/cli/io.js';
import { createProgress } from '../../src/cli/progress.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function terminal(isTTY: boolean) {
  let text = '';
  const stderr = Object.assign(new Writable(), {
    isTTY,
    write: (chunk: string) => {
      text += chunk;
      return true;
    },
  });
  // a progress line asks for nothing else
  return { io: { stderr } as unknown as Io, text: () => text };
}

describe('progress', () => {
  it.each<[string, boolean, number, string]>([
    ['says nothing of what is quick', true, 999, ''],
    ['names what takes over a second', true, 1000, '\r\u001b[Kreading api.yaml ...'],
    ['says nothing where nobody looks', false, 60_000, ''],
  ])('%s', (_name, tty, milliseconds, want) => {
    const { io, text } = terminal(tty);
    const progress = createProgress(io);
    progress.stage('reading api.yaml');
    jest.advanceTimersByTime(milliseconds);
    expect(text()).toBe(want);
    progress.end();
    progress.end();
    expect(text()).toBe(want && `${want}\r\u001b[K`);
    jest.advanceTimersByTime(10_000);
    expect(text()).toBe(want && `${want}\r\u001b[K`);
  });

  it('names the next stage at once where the last left no time for timers', () => {
    const { io, text } = terminal(true);
    const progress = createProgress(io);
    progress.stage('reading');
    jest.setSystemTime(Date.now() + 1500);
    progress.stage('inspecting');
    expect(text()).toBe('\r\u001b[Kinspecting ...');
  });
});
