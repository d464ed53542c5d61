import { isBytes, isForm, isMultipart, isSequential, isText } from '../../src/contract/media-kinds.js';
import { mediaKind } from '../../src/plan/index.js';

const types = [
  'application/json',
  'application/problem+json',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/jsonl',
  'application/x-jsonlines',
  'application/ndjson',
  'application/x-ndjson',
  'application/json-seq',
  'application/geo+json-seq',
  'text/event-stream',
  'text/plain',
  'text/csv',
  'text/jsonlines',
  'text/event-stream-of-mine',
  'application/xml',
  'application/atom+xml',
  'image/svg+xml',
  'application/yaml',
  'application/x-yaml',
  'application/openapi+yaml',
  'application/javascript',
  'application/graphql',
  'application/sql',
  'application/x-pem-file',
  'application/octet-stream',
  'application/pdf',
  'image/png',
  'video/mp4',
  'application/jsonp',
  'application/x-json',
];

describe('kinds of media types', () => {
  it.each(types)('are those by which bodies are read: %s', type => {
    const kind = mediaKind(type);
    const want = { text: kind === 'text', form: kind === 'form', multipart: kind === 'multipart' };
    for (const range of [type, ` ${type.toUpperCase()}; charset=utf-8`])
      expect({
        text: isText(range),
        form: isForm(range),
        multipart: isMultipart(range),
        sequential: isSequential(range),
        binary: isBytes(range),
      }).toEqual({ ...want, sequential: kind === 'sequential', binary: kind === 'binary' });
  });
});
