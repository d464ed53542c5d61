import { connect, type Socket } from 'node:net';

/** What came back for each message of a batch, in their order; shorter where the connection was closed before. */
export interface Answers {
  readonly statuses: readonly number[];
  readonly closed: boolean;
}

/** A client that sends many messages at once on one connection, and doesn't wait for one answer before the next. */
export class Pipeline {
  #socket: Socket | undefined;
  #text = '';
  #wake: (() => void) | undefined;

  constructor(private readonly port: number) {}

  async send(messages: readonly Buffer[]): Promise<Answers> {
    const socket = (this.#socket ??= this.#open());
    socket.write(Buffer.concat(messages));
    const statuses: number[] = [];
    while (statuses.length < messages.length) {
      const answer = firstAnswer(this.#text);
      if (answer) {
        statuses.push(answer.status);
        this.#text = this.#text.slice(answer.length);
      } else if (this.#socket === undefined) break;
      else await new Promise<void>(resolve => (this.#wake = resolve));
    }
    if (this.#socket === undefined) this.#text = '';
    return { statuses, closed: this.#socket === undefined };
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect(this.port, '127.0.0.1');
    socket.on('data', chunk => {
      this.#text += chunk.toString('latin1');
      this.#wake?.();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#socket = undefined;
      this.#wake?.();
    });
    return socket;
  }
}

function firstAnswer(text: string): { readonly status: number; readonly length: number } | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = text.slice(0, end);
  const status = Number(head.slice(9, 12));
  const bytes = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (bytes === undefined && status !== 204 && !/connection: close/i.test(head)) {
    throw new Error(`an answer without length: ${head}`);
  }
  const length = end + 4 + Number(bytes ?? 0);
  return text.length < length ? undefined : { status, length };
}

/** Sends bytes that may be no HTTP on a connection of their own, and ends it. @returns every status that came back */
export function sendAlone(port: number, bytes: Buffer, breakOff: boolean): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const hangs = setTimeout(() => reject(new Error(`hangs: ${bytes.toString('latin1')}`)), 20_000);
    socket.on('data', chunk => (text += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(hangs);
      resolve([...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status)));
    });
    if (breakOff) socket.write(bytes, () => socket.resetAndDestroy());
    else socket.end(bytes);
  });
}
