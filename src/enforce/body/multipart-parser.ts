import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { RefusalCode } from '../refusals.js';
import { refusalOfError } from './read-bytes.js';

/** What the parser tells of a multipart body, https://www.rfc-editor.org/rfc/rfc7578. */
export interface PartHandlers {
  field(name: string, text: string, contentType: string): void;
  /** Consumes `content`, or gives why the whole body is refused; never rejects. */
  file(
    name: string,
    filename: string | undefined,
    contentType: string,
    content: Readable,
  ): Promise<RefusalCode | undefined>;
}

export interface PartLimits {
  readonly parts: number;
  readonly bytes: number;
  readonly fieldBytes: number;
  readonly idle: number;
}

/**
 * The adapter of busboy. Resolves when all parts were handed on, with the reason where the body isn't whole; never rejects.
 */
export function parseMultipart(
  source: Readable,
  contentType: string,
  limits: PartLimits,
  handlers: PartHandlers,
): Promise<RefusalCode | undefined> {
  return new Promise(resolve => {
    const parser = makeParser(contentType, limits);
    if (!parser) return resolve('malformed');
    const open = new Set<Readable>();
    const pending: Promise<void>[] = [];
    let done = false;
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;
    const finish = (code?: RefusalCode) => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      source.off('data', onData);
      source.unpipe(parser);
      if (code !== undefined) parser.destroy();
      for (const content of code === undefined ? [] : open) content.destroy();
      void Promise.all(pending).then(() => resolve(code));
    };
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.bytes) finish('too-large');
      else timer?.refresh();
    };
    if (limits.idle > 0) timer = setTimeout(() => finish('timeout'), limits.idle);
    parser.on('field', (name, text: string | undefined, info) => {
      if (info.valueTruncated || info.nameTruncated) finish('too-large');
      // busboy gives no text in a charset that it doesn't know
      else if (text === undefined) finish('charset');
      // busboy gives no name for a part without one
      else handlers.field(name ?? '', text, info.mimeType.toLowerCase());
    });
    parser.on('file', (name, content, info) => {
      content.on('error', () => {});
      open.add(content);
      const taken = handlers.file(name ?? '', info.filename, info.mimeType.toLowerCase(), content).then(code => {
        open.delete(content);
        if (code !== undefined) finish(code);
      });
      pending.push(taken);
    });
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      parser.on(event, () => finish('too-many-parts'));
    }
    parser.on('close', () => finish());
    parser.on('error', error => finish(malformedOr(error as Error)));
    source.on('error', error => finish(refusalOfError(error)));
    source.on('close', () => {
      if (!source.readableEnded) finish('aborted');
    });
    source.on('data', onData);
    source.pipe(parser);
  });
}

function makeParser(contentType: string, limits: PartLimits): busboy.Busboy | undefined {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { parts: limits.parts, fieldSize: limits.fieldBytes, fieldNameSize: 1000, headerPairs: 50 },
    });
  } catch {
    // no boundary
    return undefined;
  }
}

function malformedOr(error: Error): RefusalCode {
  return /unexpected end/i.test(error.message) ? 'truncated' : 'malformed';
}
