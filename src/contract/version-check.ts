// https://spec.openapis.org/oas/v3.2.0.html#versions-and-deprecation
import { FindingsError, finding } from '../diagnostics/index.js';
import type { SourceFile } from '../document/index.js';
import { isObject, own } from './node.js';
import { type Version, versionOf } from './version.js';

/**
 * The version of a document that can become a contract.
 * @throws FindingsError where it is no OpenAPI 3.0, 3.1 or 3.2 document, with a word on how to make it one
 */
export function requireVersion(file: SourceFile): Version {
  const { value } = file;
  if (!isObject(value)) {
    const kind = value === null ? 'empty' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    throw refusal('document-not-object', `an OpenAPI document is an object, this one is ${kind}`, file, '');
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
    const other = Object.keys(others).find(name => own(value, name) !== undefined);
    if (other !== undefined) {
      const message = `this is ${others[other]}, and no OpenAPI document: it has no 'openapi' field`;
      throw refusal('openapi-missing', message, file, `/${other}`);
    }
    throw refusal('openapi-missing', "the document has no 'openapi' field", file, '');
  }
  if (typeof stated !== 'string') {
    const message = `'openapi' must be a string such as "3.1.1", not ${JSON.stringify(stated)}`;
    throw refusal('openapi-version', message, file, '/openapi');
  }
  throw refusal('openapi-version', `OpenAPI version '${stated}' is not known`, file, '/openapi');
}

/** Documents of standards beside OpenAPI, by the field that states their version. */
const others: Readonly<Record<string, string>> = {
  asyncapi: 'an AsyncAPI document',
  arazzo: 'an Arazzo document',
  overlay: 'an OpenAPI Overlay',
};

function refusal(
  code: 'document-not-object' | 'swagger-2' | 'openapi-missing' | 'openapi-version',
  message: string,
  file: SourceFile,
  pointer: string,
): FindingsError {
  return new FindingsError([finding(code, message, { location: file.locate(pointer) })]);
}
