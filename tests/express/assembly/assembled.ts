import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answered, AssemblyOptions, HandlerResult, ServiceOptions } from '../../../src/express/index.js';
import { assemble, createService } from '../../../src/express/index.js';
import { type Answer, contractOf, ask as send } from '../ways.js';

const document = `
openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    get:
      operationId: getThings
      responses:
        '200':
          description: Them
          headers: { ETag: { schema: { type: string } }, Vary: { schema: { type: string } } }
          content:
            application/json: { schema: { type: array, items: { type: string } } }
            text/event-stream: { itemSchema: { type: object } }
        '304': { description: The same, headers: { ETag: { schema: { type: string } } } }
    head:
      operationId: headThings
      responses:
        '200':
          description: Them
          headers: { ETag: { schema: { type: string } } }
          content: { application/json: { schema: { type: array } } }
        '304': { description: The same, headers: { ETag: { schema: { type: string } } } }
    post:
      operationId: postThings
      requestBody: { content: { application/json: { schema: {} } } }
      responses: { '204': { description: Done } }
`;
const contract = await contractOf(document);

export interface Assembled {
  readonly port: number;
  readonly answered: Answered[];
  ask(target: string, asking?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Answer>;
  close(): Promise<void>;
}

/** Things behind an assembly, on a free loopback port. @param answer what GET and HEAD are answered with */
export async function assembled(
  options: AssemblyOptions = {},
  answer: (request: IncomingMessage) => HandlerResult = () => ({ status: 200, body: ['a'] }),
  more: ServiceOptions = {},
): Promise<Assembled> {
  const handler = async ({ request }: { readonly request: IncomingMessage }) => answer(request);
  const handlers = { getThings: handler, headThings: handler, postThings: async () => ({ status: 204 }) };
  return around(createService(contract, { handlers, logger: false, ...more }), options);
}

/** Anything that can be served behind an assembly. */
export async function around(
  service: Parameters<typeof assemble>[0] | RequestListener,
  options: AssemblyOptions = {},
): Promise<Assembled> {
  const answered: Answered[] = [];
  const observer = { answered: (one: Answered) => void answered.push(one) };
  const server = await (await assemble(service, { observer, ...options })).listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo; // of TCP
  return {
    port,
    answered,
    ask: (target, asking = {}) => send(port, target, asking),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
