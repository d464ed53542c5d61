import { Writable } from 'node:stream';

/** Where a logger writes, and what it has written. */
export function collected(): {
  readonly destination: Writable;
  readonly text: () => string;
  readonly lines: () => Line[];
} {
  let text = '';
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const lines = () =>
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Line); // what a logger writes, the tests hold
  return { destination, text: () => text, lines };
}

export type Line = Readonly<Record<string, unknown>>;
