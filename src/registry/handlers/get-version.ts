import type { Handlers } from '../../../generated/handlers.js';
import { packageVersion } from '../package-version.js';

/**
 * GET /v1/version
 *
 * Which Specwright this is
 */
export const getVersion: Handlers['getVersion'] = async () => ({
  status: 200,
  body: { name: 'specwright', version: packageVersion, node: process.version, openapi: ['3.0', '3.1', '3.2'] },
});
