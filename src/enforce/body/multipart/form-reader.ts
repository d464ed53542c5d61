import type { Readable } from 'node:stream';
import type { MediaPlan, OperationChecks } from '../../../plan/index.js';
import type { BodySettings } from '../limits.js';
import type { BodyFault } from '../result.js';
import { removeStored } from '../store-file.js';
import { FormParts, formRules, type ReadParts } from './form-parts.js';
import { type PartLimits, parseMultipart } from './parse-multipart.js';
import { StoredPart } from './stored-part.js';

export type MultipartReader = (source: Readable, contentType: string) => Promise<ReadParts | BodyFault | 'empty'>;

export function partLimits(settings: BodySettings): PartLimits {
  return {
    parts: settings.parts,
    bytes: settings.uploadBytes,
    partBytes: settings.bodyBytes,
    idle: settings.bodyTimeout,
  };
}

/** Parts by name, https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types */
export function formReader(plan: MediaPlan, checks: OperationChecks, settings: BodySettings): MultipartReader {
  const rules = formRules(plan, checks);
  const limits = partLimits(settings);
  return async (source, contentType) => {
    const parts = new FormParts(rules, settings, file => new StoredPart(file));
    const fault = await parseMultipart(source, contentType, limits, headers => parts.open(headers));
    const result = fault ?? parts.result();
    if (result === 'empty' || 'code' in result) await forget(parts.files);
    return result;
  };
}

/** Removes what was stored for a body that is refused. @throws what the user's function or the file system threw */
async function forget(files: readonly StoredPart[]): Promise<void> {
  await removeStored(files.map(({ value }) => value));
  for (const file of files) file.rethrow();
}
