import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type BodyOptions, type BodyResult, createBodyReader } from '../../../src/enforce/body/index.js';
import { type MediaPlan, mediaKind, type OperationChecks } from '../../../src/plan/index.js';
import type { Validate } from '../../../src/schema/types.js';

export function media(range: string, parts: Partial<MediaPlan> = {}): MediaPlan {
  return { range, kind: mediaKind(range), ...parts };
}

/** Says no to everything, at the root. */
export const never: Validate = () => [{ pointer: '/a', code: 'type', message: 'must be an integer, not a string' }];

export interface Setting {
  readonly content: readonly MediaPlan[];
  readonly required?: boolean;
  readonly checks?: OperationChecks;
  readonly options?: BodyOptions;
  /** Stands in for a body parser. */
  readonly before?: (request: IncomingMessage) => Promise<void>;
  readonly use?: (result: BodyResult) => unknown;
}

export interface Seen {
  readonly result: BodyResult;
  /** What `use` made of the result, or the error that it met. */
  readonly used?: unknown;
}

/** One server on a free port whose answer is what its body reader gave. */
export async function withServer<Value>(
  setting: Setting,
  run: (
    send: (headers: Record<string, string>, body?: string | Uint8Array) => Promise<Seen>,
    port: number,
    seen: Seen[],
  ) => Promise<Value>,
): Promise<Value> {
  const read = createBodyReader(
    { required: setting.required ?? true, content: setting.content },
    setting.checks ?? { checks: {} },
    setting.options,
  );
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    await setting.before?.(request);
    const result = await read(request);
    const used = await Promise.resolve()
      .then(() => setting.use?.(result))
      .catch((error: unknown) => error);
    seen.push({ result, used });
    if (result.refusal !== undefined && result.closes) response.setHeader('Connection', 'close');
    response.statusCode = result.refusal === undefined ? 200 : result.status;
    response.end();
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  try {
    return await run(
      async (headers, body) => {
        const init = { method: 'POST', headers, ...(body !== undefined && { body }) };
        await fetch(`http://127.0.0.1:${port}/`, init as RequestInit);
        return seen.at(-1)!;
      },
      port,
      seen,
    );
  } finally {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
}

function listening(server: Server): Promise<void> {
  return new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
}

/** Sends bytes as they are, and gives what came back until the connection ended. */
export function raw(
  port: number,
  pieces: readonly (string | Buffer)[],
  end: 'wait' | 'destroy' = 'wait',
): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', chunk => (text += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
    for (const piece of pieces) socket.write(piece);
    if (end === 'destroy') setTimeout(() => socket.destroy(), 50);
  });
}

export async function collect(body: unknown): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of body as AsyncIterable<unknown>) items.push(item);
  return items;
}
