import { readFileSync } from 'node:fs';
import type { Handlers } from '../../../generated/handlers.js';

const packageFile = new URL('../../../package.json', import.meta.url);
// our own package.json, which npm requires to have a version
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

/**
 * GET /v1/version
 *
 * Which Specwright this is
 */
export const getVersion: Handlers['getVersion'] = async () => ({
  status: 200,
  body: { name: 'specwright', version, node: process.version, openapi: ['3.0', '3.1', '3.2'] },
});
