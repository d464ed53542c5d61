import type { MediaPlan } from './types.js';

/** https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
const sequential: ReadonlySet<string> = new Set([
  'application/jsonl',
  'application/x-jsonlines',
  'application/ndjson',
  'application/x-ndjson',
  'application/json-seq',
  'text/event-stream',
]);

const texts: ReadonlySet<string> = new Set([
  'application/xml',
  'application/yaml',
  'application/x-yaml',
  'application/javascript',
  'application/graphql',
  'application/sql',
  'application/x-pem-file',
]);

/**
 * How a body of a media type is read and written.
 * @param type a media type or range in lower case; parameters are not looked at
 */
export function mediaKind(type: string): MediaPlan['kind'] {
  const end = type.indexOf(';');
  const essence = (end === -1 ? type : type.slice(0, end)).trim();
  if (essence === 'application/json' || essence.endsWith('+json') || essence === 'text/json') return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (essence === 'multipart/form-data') return 'multipart';
  if (sequential.has(essence) || essence.endsWith('+json-seq')) return 'sequential';
  if (essence.startsWith('text/') || texts.has(essence) || /\+(xml|yaml)$/.test(essence)) return 'text';
  return 'binary';
}
