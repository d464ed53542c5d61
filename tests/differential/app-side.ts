import { Agent, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { WireRequest } from '../support/sampled-request.js';
import { type Answer, type ExpressRequest, type ExpressResponse, type Side, type Verdict, write } from './side.js';

/** What happened to the one request that is under way. */
export class Watch {
  answer: Answer | undefined;
  reached = false;
  /** Whether the side took the request for one of the contract's. */
  known = false;
  seen: unknown;
  /** What the side found wrong with the answer. */
  refusal: string | undefined;

  constructor(readonly isKnown: (request: ExpressRequest) => boolean) {}

  start(answer: Answer | undefined): void {
    this.answer = answer;
    this.reached = false;
    this.seen = undefined;
    this.refusal = undefined;
  }

  /** The route behind: for every path and method. */
  readonly route = (request: ExpressRequest, response: ExpressResponse): void => {
    this.reached = true;
    this.known = this.isKnown(request);
    const { query, params, headers, cookies, body } = request;
    this.seen = { query, params, headers, cookies, body };
    if (this.answer) write(response, this.answer);
    else response.end('reached');
  };
}

/** Serves an app, and tells what became of each request. */
export async function serveApp(app: Express, watch: Watch): Promise<Side> {
  const server = createServer(app);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async send(request, answer) {
      watch.start(answer);
      const { status, text } = await exchange(port, agent, request);
      const { refusal, seen } = watch;
      const verdict = answer ? ofAnswer(watch, status) : ofRequest(watch, status);
      return { verdict, status, message: refusal ?? text, seen };
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function ofRequest({ reached, known }: Watch, status: number): Verdict {
  if (reached) return known ? 'accepts' : 'passes';
  return status >= 500 ? 'fails' : 'refuses';
}

function ofAnswer({ reached, refusal }: Watch, status: number): Verdict {
  if (!reached) return 'fails';
  return refusal !== undefined || status === 0 ? 'refuses' : 'accepts';
}

type Got = { readonly status: number; readonly text: string };

/** Like the client of the tests of services, but a connection that is cut is an answer too. */
function exchange(port: number, agent: Agent, { method, target, headers, body }: WireRequest): Promise<Got> {
  return new Promise(resolve => {
    const cut = (error: Error) => resolve({ status: 0, text: error.message });
    const length = body ? { 'content-length': String(body.length) } : {};
    const options = { host: '127.0.0.1', port, agent, method, path: target, headers: { ...headers, ...length } };
    const request = httpRequest(options, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', cut);
    });
    request.on('error', cut);
    request.end(body);
  });
}
