import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';

/** GET /readyz */
export function getReadiness({ ready }: Dependencies): Handlers['getReadiness'] {
  return async () => {
    const { status, checks } = await ready.report();
    if (status === 'ready') return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: { status } };
    const failing = Object.keys(checks).filter(name => checks[name] !== 'ok');
    const detail = status === 'ending' ? 'The server is about to end' : `Not there: ${failing.join(', ')}`;
    throw problem(503, detail, { headers: { 'Cache-Control': 'no-store' } });
  };
}
