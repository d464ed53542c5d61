import type { IncomingMessage } from 'node:http';
import express from 'express';
import { createContract } from '../../src/contract/index.js';
import { loadText } from '../../src/document/index.js';
import { runtimeContract } from '../../src/enforce/from-contract.js';
import { contractInput, createService, type SecurityResolver, type ServiceOptions } from '../../src/enforce/index.js';
import type { RuntimeContract } from '../../src/plan/index.js';
import { serveApp, Watch } from './app-side.js';
import type { Document, Side } from './side.js';

export async function runtimeOf(document: Document): Promise<RuntimeContract> {
  const set = await loadText(JSON.stringify(document), { display: 'contract.json' });
  return runtimeContract(createContract(set));
}

/** The document enforced by this project, as middleware before the routes; every credential is good. */
export async function specwrightSide(
  document: Document,
  options: ServiceOptions = {},
  resolver: SecurityResolver = () => true,
): Promise<Side> {
  const contract = await runtimeOf(document);
  const watch = new Watch(isKnown);
  const service = createService(contract, {
    security: Object.fromEntries(Object.keys(contract.plan.securitySchemes).map(name => [name, resolver])),
    logger: false,
    observer: {
      violated: ({ violations }) => (watch.refusal = violations.map(({ message }) => message).join('; ')),
      failed: ({ error }) => (watch.refusal = String(error)),
    },
    ...options,
  });
  const app = express();
  app.use(service.middleware);
  app.use(watch.route as express.RequestHandler); // it uses less of a request than Express types
  return serveApp(app, watch);
}

function isKnown(request: IncomingMessage): boolean {
  try {
    return contractInput(request) !== undefined;
  } catch {
    return false;
  }
}
