import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireRequest } from '../support/sampled-request.js';

/** An OpenAPI document as a value. */
export type Document = Readonly<Record<string, unknown>>;

/** What a side made of a request, or of the answer of the route behind it. `passes`: it is none of the contract's. */
export type Verdict = 'accepts' | 'passes' | 'refuses' | 'fails';

export interface Outcome {
  readonly verdict: Verdict;
  /** What the client got; 0 where the connection was closed on it. */
  readonly status: number;
  /** What the client got, or what the side said of it. */
  readonly message: string;
  /** What the route behind found in `request.query` and the like. */
  readonly seen: unknown;
}

/** How the Express route behind a side answers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly body?: unknown;
  /** The way out. Default `json`. */
  readonly by?: 'json' | 'send' | 'end' | 'write' | 'sendStatus' | 'sendFile';
}

/** A contract in an Express app on a loopback port: enforced by this project or by express-openapi-validator. */
export interface Side {
  /** @param answer without one the route answers 200 and is not looked at */
  send(request: WireRequest, answer?: Answer): Promise<Outcome>;
  close(): Promise<void>;
}

/** What the routes of these apps use of Express. */
export type ExpressResponse = ServerResponse & {
  status(code: number): ExpressResponse;
  sendStatus(code: number): unknown;
  send(body: unknown): unknown;
  json(body: unknown): unknown;
  type(type: string): unknown;
  sendFile(path: string, done: (error?: Error) => void): unknown;
};
export type ExpressRequest = IncomingMessage & Readonly<Record<'query' | 'params' | 'cookies' | 'body', unknown>>;

/** Answers in the wanted way. */
export function write(response: ExpressResponse, answer: Answer): void {
  const { status = 200, headers = {}, type, body, by = 'json' } = answer;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (type !== undefined) response.setHeader('Content-Type', type);
  if (by === 'json' || by === 'send') response[by](body);
  else if (by === 'end') response.end(body);
  else if (by === 'sendStatus') response.sendStatus(status);
  else if (by === 'sendFile') response.sendFile(String(body), () => {});
  else {
    for (const piece of String(body).match(/.{1,7}/gsu) ?? []) response.write(piece);
    response.end();
  }
}
