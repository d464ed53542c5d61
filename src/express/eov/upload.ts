import { basename, dirname } from 'node:path';
import type { HandlerInput, ServiceOptions } from '../../enforce/index.js';
import type { AnyRequest, OpenApiValidatorOptions } from './options.js';

interface File {
  readonly field: string;
  readonly filename: string | undefined;
  readonly contentType: string;
  readonly size: number;
  readonly bytes?: Buffer;
  readonly path?: string;
}

/** Where files go and how large they may be. */
export function uploadOptions(
  uploader: OpenApiValidatorOptions['fileUploader'],
): Pick<ServiceOptions, 'body' | 'limits'> {
  const { dest, limits } = typeof uploader === 'object' ? uploader : {};
  return {
    body: {
      binary: 'buffer',
      decompress: true,
      files: dest === undefined ? 'memory' : 'temporary',
      ...(dest !== undefined && { temporaryFolder: dest }),
    },
    limits: {
      ...(limits?.fileSize !== undefined && { fileBytes: limits.fileSize }),
      ...(limits?.parts !== undefined && { parts: limits.parts }),
    },
  };
}

/** Files go into `req.files`, as multer describes them; the body keeps an empty text for each. */
export function placeFiles(request: AnyRequest, { body, contentType }: HandlerInput): unknown {
  if (!contentType?.startsWith('multipart/') || typeof body !== 'object' || body === null) return body;
  const files: object[] = [];
  const take = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(take);
    if (!isFile(value)) return value;
    files.push(asMulter(value));
    return '';
  };
  const fields = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, take(value)]));
  request.files = files;
  return fields;
}

function isFile(value: unknown): value is File {
  if (typeof value !== 'object' || value === null || !('field' in value)) return false;
  return 'bytes' in value ? Buffer.isBuffer(value.bytes) : 'path' in value && 'size' in value;
}

function asMulter({ field, filename, contentType, size, bytes, path }: File): object {
  const common = { fieldname: field, originalname: filename, encoding: '7bit', mimetype: contentType, size };
  if (path === undefined) return { ...common, buffer: bytes };
  return { ...common, destination: dirname(path), filename: basename(path), path };
}
