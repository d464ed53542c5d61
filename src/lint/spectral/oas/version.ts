import { isRecord } from '../functions/values.js';

/** What the functions tell apart: the versions whose meta-schemas and dialects differ. */
export type OpenApiVersion = '2.0' | '3.0' | '3.1' | '3.2' | '3';

/** The OpenAPI version of a document; `3` for one of a later kind, undefined for no OpenAPI document. */
export function versionOf(document: unknown): OpenApiVersion | undefined {
  if (!isRecord(document)) return undefined;
  if ('openapi' in document) {
    const version = String(document['openapi']);
    const [, minor] = /^(3\.[012])(?:\.[0-9]*)?$/.exec(version) ?? [];
    // The expression has these three only.
    if (minor) return minor as OpenApiVersion;
    if (Number.parseInt(version, 10) === 3) return '3';
  }
  return 'swagger' in document && Number.parseInt(String(document['swagger']), 10) === 2 ? '2.0' : undefined;
}
