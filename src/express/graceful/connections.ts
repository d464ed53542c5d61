import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What an unfinished upload had sent when it was last seen to send something. */
interface Standstill {
  readonly bytes: number;
  readonly since: number;
}

/**
 * The connections of a server, and which of them have a request that is not answered yet: Node tells neither, and takes one
 * that has sent nothing, or half a head, for one in use.
 */
export class Connections {
  readonly #server: Server;
  readonly #open = new Map<unknown, Socket>();
  readonly #busy = new Map<Socket, ServerResponse>();
  readonly #standstills = new WeakMap<Socket, Standstill>();
  readonly #over: (this: ServerResponse) => void;

  /** @param server those that it has already are learnt of with their next request */
  constructor(server: Server) {
    const busy = this.#busy;
    this.#server = server;
    this.#over = function () {
      const { socket } = this.req;
      if (busy.get(socket) === this) busy.delete(socket);
    };
    server.on('connection', this.#take).on('secureConnection', this.#take);
    server.prependListener('request', this.#begin);
    // where nobody listens to it, Node makes a request of it; whoever does may make one too, of the same answer
    if (server.listenerCount('checkContinue') > 0) server.prependListener('checkContinue', this.#begin);
  }

  /** Has every answer that is not begun yet be the last on its connection. */
  makeLast(): void {
    for (const response of this.#busy.values()) if (!response.headersSent) response.shouldKeepAlive = false;
  }

  /**
   * Destroys connections without a request, and those whose upload has stood still for too long.
   * @param stall milliseconds
   * @returns how many uploads those were
   */
  destroyUnused(stall: number): number {
    this.#server.closeIdleConnections();
    for (const socket of this.#open.values()) if (!this.#busy.has(socket)) socket.destroy();
    const now = performance.now();
    const stalled = [...this.#busy].filter(([socket, { req }]) => this.#standsStill(socket, req, now, stall));
    for (const [socket] of stalled) socket.destroy();
    return stalled.length;
  }

  /** Destroys all. @returns how many had a request that was not answered */
  destroy(): number {
    const { size } = this.#busy;
    this.#server.closeAllConnections();
    for (const socket of [...this.#open.values(), ...this.#busy.keys()]) socket.destroy();
    return size;
  }

  /** Looks at the server no more. */
  off(): void {
    this.#server.off('connection', this.#take).off('secureConnection', this.#take);
    this.#server.off('request', this.#begin).off('checkContinue', this.#begin);
  }

  readonly #take = (socket: Socket): void => {
    const key = keyOf(socket);
    this.#open.set(key, socket);
    socket.once('close', () => {
      if (this.#open.get(key) === socket) this.#open.delete(key);
    });
  };

  readonly #begin = (request: IncomingMessage, response: ServerResponse): void => {
    this.#busy.set(request.socket, response);
    response.on('close', this.#over);
  };

  /** One that is not read any more, because what is there has not been taken yet, does not wait for its client. */
  #standsStill(socket: Socket, request: IncomingMessage, now: number, stall: number): boolean {
    if (request.complete || request.readableLength >= request.readableHighWaterMark) return false;
    const bytes = socket.bytesRead;
    const last = this.#standstills.get(socket);
    if (last?.bytes === bytes) return now - last.since >= stall;
    this.#standstills.set(socket, { bytes, since: now });
    return false;
  }
}

/** The same for a TLS socket and the one beneath it: the outer takes the place of the inner once it is there. */
function keyOf(socket: Socket): unknown {
  return socket.remotePort === undefined ? socket : `${socket.remoteAddress} ${socket.remotePort}`;
}
