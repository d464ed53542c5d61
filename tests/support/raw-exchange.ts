import { connect } from 'node:net';

/** Sends bytes as they are. @returns all that came back until the server closed the connection */
export function rawExchange(port: number, pieces: readonly (string | Buffer)[]): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', chunk => (text += chunk.toString('latin1')));
    // a server may close while we still write
    socket.on('error', () => {});
    const hang = setTimeout(() => {
      text = `hangs: ${text}`;
      socket.destroy();
    }, 3_000);
    socket.on('close', () => {
      clearTimeout(hang);
      resolve(text);
    });
    for (const piece of pieces) socket.write(piece);
  });
}

/** The status of what came back; 0 where the connection was closed without one. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

/** Every status that came back, in order. */
export function statusesOf(answers: string): readonly number[] {
  return [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}

/** Codes of the problem that came back. */
export function codesOf(answer: string): readonly string[] {
  return [...answer.matchAll(/"code":"([^"]*)"/g)].map(([, code]) => code!);
}
