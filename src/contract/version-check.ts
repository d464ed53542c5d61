// https://spec.openapis.org/oas/v3.2.0.html#versions-and-deprecation
import { FindingsError, finding } from '../diagnostics/index.js';
import type { SourceFile } from '../document/index.js';
import { isObject, own } from './node.js';
import { otherDocument } from './other-document.js';
import { type Version, versionOf } from './version.js';

/**
 * The version of a document that can become a contract.
 * @throws FindingsError where it is no OpenAPI 3.0, 3.1 or 3.2 document, with a word on how to make it one
 */
export function requireVersion(file: SourceFile): Version {
  const { value } = file;
  if (!isObject(value)) {
    const kind = value === null ? 'empty' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    const message = `an OpenAPI document is an object, this one is ${kind}`;
    const remedy = value === null ? 'Begin it with `openapi: 3.1.1`, `info` and `paths`.' : undefined;
    throw refusal('document-not-object', message, file, '', remedy);
  }
  const version = versionOf(value);
  if (version !== undefined) return version;
  const swagger = own(value, 'swagger');
  if (swagger !== undefined) {
    const stated = typeof swagger === 'object' ? '' : ` ${swagger}`;
    throw refusal('swagger-2', `this is a Swagger${stated} document`, file, '/swagger');
  }
  const stated = own(value, 'openapi');
  if (stated === undefined) {
    const other = otherDocument(value, file);
    if (other) {
      const message = `this is ${other.is}, and no OpenAPI document: it has no 'openapi' field`;
      throw refusal('openapi-missing', message, file, other.pointer, other.remedy);
    }
    throw refusal('openapi-missing', "the document has no 'openapi' field", file, '');
  }
  if (typeof stated !== 'string') {
    const message = `'openapi' must be a string such as "3.1.1", not ${JSON.stringify(stated)}`;
    throw refusal('openapi-version', message, file, '/openapi');
  }
  throw refusal('openapi-version', `OpenAPI version '${stated}' is not known`, file, '/openapi');
}

function refusal(
  code: 'document-not-object' | 'swagger-2' | 'openapi-missing' | 'openapi-version',
  message: string,
  file: SourceFile,
  pointer: string,
  remedy?: string,
): FindingsError {
  const location = file.locate(pointer);
  return new FindingsError([finding(code, message, { location, ...(remedy !== undefined && { remedy }) })]);
}
