import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';

/** GET /readyz */
export function getReadiness({ unready }: Dependencies): Handlers['getReadiness'] {
  return async () => {
    const reason = await unready();
    if (reason !== undefined) throw problem(503, reason, { headers: { 'Cache-Control': 'no-store' } });
    return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: { status: 'ready' } };
  };
}
