import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createService } from 'specwright/express';
import { contract } from '../../generated/contract.js';
import { ownDocument } from './document.js';
import { createInspectionWith } from './handlers/create-inspection.js';
import { handlers } from './handlers/index.js';
import { type InspectionLimits, Inspector } from './inspections/inspector.js';
import { createPages } from './pages.js';

/** The server, listening. */
export interface Running {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  /** Stops listening and waits for what is under way. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** How many ports to try, one after the other, where one is taken. Default: 1. */
  readonly attempts?: number;
  readonly inspections?: InspectionLimits;
}

/**
 * Starts the project's own server: its contract in front, the pages for people behind.
 * @param port the first to try; 0: any that is free
 * @throws FindingsError where the contract can't be served
 */
export async function start(
  port: number,
  { host = '127.0.0.1', attempts = 1, inspections }: StartOptions = {},
): Promise<Running> {
  const pages = createPages(await ownDocument());
  const inspector = new Inspector(inspections);
  const service = createService(contract, {
    handlers: { ...handlers, createInspection: createInspectionWith(inspector) },
    fallback: pages,
    limits: { bodyBytes: 1024 * 1024 },
  });
  const server = await listen(service, port, host, attempts);
  // an object, for it listens on TCP
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    async close() {
      await service.close();
      await inspector.close();
    },
  };
}

async function listen(
  service: ReturnType<typeof createService>,
  port: number,
  host: string,
  attempts: number,
): Promise<Server> {
  try {
    return await service.listen(port, host);
  } catch (error) {
    // listening fails with nothing but system errors
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!taken || attempts <= 1) throw error;
    return listen(service, port + 1, host, attempts - 1);
  }
}
