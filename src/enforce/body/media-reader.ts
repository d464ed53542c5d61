import { Readable } from 'node:stream';
import {
  hasOpenKind,
  holdsBytesOnly,
  holdsValuesOnly,
  type MediaPlan,
  mediaKind,
  type OperationChecks,
} from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';
import type { Violation } from '../../schema/types.js';
import { Deadlines } from '../deadlines.js';
import { essenceOf, type MediaType } from '../media/index.js';
import { Reading, urlencodedReader } from '../parameters/index.js';
import type { RefusalCode } from '../refusals.js';
import { limitedStream } from './binary.js';
import { sizeError } from './byte-size.js';
import { formTextOf } from './form-text.js';
import { formOf } from './items-of-text.js';
import { parseJson } from './json.js';
import type { BodySettings } from './limits.js';
import { parseExactly, settle } from './long-integers.js';
import { formReader } from './multipart/form-reader.js';
import { orderedReader } from './multipart/ordered-reader.js';
import { overLimits } from './parsed-limits.js';
import { type Expiring, readBytes } from './read-bytes.js';
import {
  BodyProblem,
  type BodyResult,
  bodyErrors,
  faultOf,
  noErrors,
  noJson,
  type ReadBody,
  refuse,
  refuseAt,
  tooLarge,
} from './result.js';
import { readItems } from './sequential.js';
import { removeStored } from './store-file.js';
import { decodeBody } from './text.js';
import { missingFrom, withoutFiles } from './without-files.js';

/** What comes of a result, which is undefined where the body is empty. */
type Settle = (result: BodyResult | undefined) => BodyResult;

/** Reads bodies of one declared media range. */
export interface MediaReader {
  /** Whether a body of the media type can be what the schema says. */
  takes(media: MediaType): boolean;
  /** The longest body that is read. */
  limit(media: MediaType): number;
  /** What is said of a body that whoever serves the request reads; undefined where it is read here. */
  left(media: MediaType): BodyResult | undefined;
  read(source: Readable, media: MediaType, contentType: string, settle: Settle): Promise<BodyResult>;
  /** Of what a body parser made. */
  parsed(body: unknown, media: MediaType, contentType: string, settle: Settle): Promise<BodyResult>;
}

type Kind = MediaPlan['kind'];

const misread =
  'Middleware before the service made a value of a body of bytes: let it read the media types alone that it is for';

export function mediaReader(plan: MediaPlan, checks: OperationChecks, settings: BodySettings): MediaReader {
  const open = hasOpenKind(plan);
  const kindOf = (media: MediaType): Kind => (open ? mediaKind(essenceOf(media)) : declared);
  const declared: Kind = holdsBytesOnly(plan) ? 'binary' : plan.kind;
  const readers = new Readers(plan, checks, settings);
  const valuesOnly = holdsValuesOnly(plan);
  return {
    takes: media => !valuesOnly || !isBare(kindOf(media)),
    limit: media => (readers.isLong(kindOf(media)) ? settings.uploadBytes : settings.bodyBytes),
    left: media => (kindOf(media) === 'binary' && settings.binary === 'leave' ? readers.plain(undefined) : undefined),
    read: (source, media, contentType, settle) => readers.read(kindOf(media), source, media, contentType, settle),
    async parsed(body, media, contentType, settle) {
      const kind = kindOf(media);
      // its charset was undone with it
      if (typeof body === 'string' && kind !== 'text')
        return readers.read(kind, streamOf(Buffer.from(body)), { ...media, parameters: none }, contentType, settle);
      if (Buffer.isBuffer(body)) return readers.read(kind, streamOf(body), media, contentType, settle);
      return settle(readers.parsed(kind, body));
    },
  };
}

const none: MediaType['parameters'] = new Map();

function streamOf(bytes: Buffer): Readable {
  return Readable.from([bytes], { objectMode: false });
}

function isBare(kind: Kind): boolean {
  return kind === 'binary' || kind === 'text';
}

class Readers {
  readonly #validate;
  readonly #item;
  readonly #convert;
  readonly #parseItem;
  readonly #form;
  readonly #multipart;
  readonly #deadlines;

  constructor(
    private readonly plan: MediaPlan,
    checks: OperationChecks,
    private readonly settings: BodySettings,
  ) {
    this.#validate = plan.check === undefined ? undefined : checks.checks[plan.check];
    this.#item = plan.itemCheck === undefined ? undefined : checks.checks[plan.itemCheck];
    this.#convert = plan.convert === undefined ? undefined : checks.converts?.[plan.convert];
    this.#parseItem = plan.itemConvert === undefined ? undefined : checks.converts?.[plan.itemConvert]?.parse;
    this.#deadlines = new Deadlines<Expiring>(settings.bodyTimeout, waiting => waiting.expire());
    this.#form = urlencodedReader(plan.wire ?? {}, plan.encoding, { maxKeys: settings.keys });
    this.#multipart = (plan.parts ? orderedReader : formReader)(plan, checks, settings);
  }

  /** Whether bodies of a kind may be longer than memory should hold. */
  isLong(kind: Kind): boolean {
    return kind === 'binary' || kind === 'multipart' || kind === 'sequential';
  }

  read(kind: Kind, source: Readable, media: MediaType, contentType: string, settle: Settle): Promise<BodyResult> {
    if (kind === 'multipart') return this.multipart(source, contentType).then(settle);
    if (kind === 'sequential') return this.sequential(source, media).then(settle);
    if (kind === 'binary' && this.settings.binary === 'stream') {
      return Promise.resolve(settle(this.plain(limitedStream(source, this.settings, this.plan.wire))));
    }
    const limit = kind === 'binary' ? this.settings.uploadBytes : this.settings.bodyBytes;
    return readBytes(source, limit, this.#deadlines, read => settle(this.whole(kind, read, media, limit)));
  }

  private whole(kind: Kind, bytes: Buffer | RefusalCode, media: MediaType, limit: number): BodyResult | undefined {
    if (typeof bytes === 'string') return refuseAt({ code: bytes, limit });
    if (bytes.length === 0) return undefined;
    if (kind === 'json') return this.json(bytes, media);
    if (kind !== 'binary') return this.text(kind, bytes, media);
    const wrong = sizeError(bytes.length, this.plan.wire ?? {});
    return wrong ? { ...this.plain(undefined), errors: [wrong] } : this.plain(bytes);
  }

  private json(bytes: Buffer, media: MediaType): BodyResult {
    const charset = media.parameters.size === 0 ? undefined : media.parameters.get('charset');
    if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) return refuse('charset');
    const parsed = parseJson(bytes, this.settings, this.#convert && parseExactly);
    if ('value' in parsed) return this.checked(parsed.value);
    return parsed.refusal === 'malformed' ? noJson(parsed.text) : refuse(parsed.refusal);
  }

  private text(kind: Kind, bytes: Buffer, media: MediaType): BodyResult {
    const decoded = decodeBody(bytes, media.parameters.get('charset'));
    if ('refusal' in decoded) return refuse(decoded.refusal);
    if (kind !== 'form') return this.checked(decoded.text);
    return this.form(decoded.text);
  }

  private form(text: string): BodyResult {
    const reading = new Reading();
    const value = this.#form(text, reading);
    return reading.fault === undefined ? this.checked(value) : refuseAt(faultOf(reading.fault, reading.field));
  }

  /** What a body parser made that is neither text nor bytes. */
  parsed(kind: Kind, value: unknown): BodyResult {
    if (kind === 'binary' && (!this.#validate || holdsBytesOnly(this.plan))) throw new Error(misread);
    const over = overLimits(value, this.settings);
    if (over) return refuse(over);
    const text = kind === 'form' || (kind === 'multipart' && !this.plan.parts) ? formTextOf(value) : undefined;
    return text === undefined ? this.checked(value) : this.form(text);
  }

  private async multipart(source: Readable, contentType: string): Promise<BodyResult | undefined> {
    const read = await this.#multipart(source, contentType);
    if (read === 'empty') return undefined;
    if ('code' in read) return refuseAt(read);
    const { value, errors, files, stored } = read;
    // what was refused was there, whatever it was
    const refused = errors.length === 0 ? [] : missingFrom(value, errors);
    const shown = withoutFiles(value, refused.length === 0 ? files : new Set([...files, ...refused]));
    const violations = [...(this.#validate?.(shown) ?? []), ...this.itemViolations(shown)];
    // of a part that was not read there is no value to speak of
    const told = new Set(errors.map(({ pointer }) => pointer));
    const about = violations.filter(
      ({ pointer, code }) => !told.has(pointer) && (!files.has(pointer) || code === 'type'),
    );
    const all: readonly ProblemError[] = [...errors, ...bodyErrors(about)];
    if (all.length > 0) await removeStored(stored);
    const body = all.length === 0 ? this.converted(value) : value;
    return { refusal: undefined, body, contentType: this.plan.range, errors: all, ...this.disposal(stored) };
  }

  private itemViolations(items: unknown): readonly Violation[] {
    if (!Array.isArray(items)) return [];
    return items.flatMap((item, index) =>
      (this.#item?.(item) ?? []).map(one => ({ ...one, pointer: `/${index}${one.pointer}` })),
    );
  }

  private converted(value: unknown): unknown {
    const parse = this.#parseItem;
    if (parse && Array.isArray(value)) return value.map(item => parse(item));
    return this.#convert ? this.#convert.parse(value) : value;
  }

  /** Temporary files go when the answer is finished, unless whoever serves the request sees to that. */
  private disposal(stored: readonly unknown[]): { readonly dispose?: () => void } {
    const { files, keepTemporary } = this.settings;
    if (files !== 'temporary' || keepTemporary || stored.length === 0) return {};
    return { dispose: () => void removeStored(stored) };
  }

  /** Where the schema is about all items together, they are read first. */
  private async sequential(source: Readable, media: MediaType): Promise<BodyResult> {
    const items = readItems(
      source,
      formOf(essenceOf(media)),
      { check: this.#item, parse: this.#parseItem },
      this.settings,
    );
    if (!this.#validate) return this.plain(items);
    const all: unknown[] = [];
    let bytes = 0;
    source.on('data', (chunk: Buffer) => (bytes += chunk.length));
    try {
      for await (const item of items) {
        if (bytes > this.settings.bodyBytes) return tooLarge(this.settings.bodyBytes);
        all.push(item);
      }
    } catch (error) {
      if (!(error instanceof BodyProblem)) throw error;
      return { ...refuse(error.refusal), errors: error.errors };
    }
    const checked = this.checked(all);
    // under a range that takes JSON too, a handler is promised the list that the schema is about
    if (checked.refusal !== undefined || !Array.isArray(checked.body) || hasOpenKind(this.plan)) return checked;
    return { ...checked, body: iterate(checked.body) };
  }

  plain(body: unknown): ReadBody {
    return { refusal: undefined, body, contentType: this.plan.range, errors: noErrors };
  }

  checked(value: unknown): BodyResult {
    const violations = this.#validate?.(value);
    if (violations)
      return { refusal: undefined, body: undefined, contentType: this.plan.range, errors: bodyErrors(violations) };
    const convert = this.#convert;
    return this.plain(convert ? settle(value, one => convert.parse(one)) : value);
  }
}

async function* iterate(items: readonly unknown[]): AsyncGenerator<unknown, void, undefined> {
  yield* items;
}
