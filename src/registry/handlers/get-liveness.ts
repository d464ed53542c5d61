import type { Handlers } from '../../../generated/handlers.js';

/**
 * GET /livez
 *
 * Whether the server is alive
 */
export const getLiveness: Handlers['getLiveness'] = async () => ({
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  body: { status: 'alive' },
});
