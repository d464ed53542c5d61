import type { Readable } from 'node:stream';
import { type EncodingPlan, type MediaPlan, mediaKind, type WireShape } from '../../plan/index.js';
import type { ProblemError } from '../../problem/index.js';
import { parseMediaType, specificity } from '../media/index.js';
import { encodingOf, type FormFields, formFields, propertyShape, Reading } from '../parameters/index.js';
import type { RefusalCode } from '../refusals.js';
import { parseJson } from './json.js';
import type { BodySettings } from './limits.js';
import { parseMultipart } from './multipart-parser.js';
import { bodyError, pointerOf } from './result.js';
import { FileTooLarge, removeStored, storeFile } from './store-file.js';
import { decodeUtf8 } from './text.js';
import type { UploadedFile } from './uploaded-file.js';

export interface ReadForm {
  readonly value: { [name: string]: unknown };
  readonly errors: readonly ProblemError[];
  /** Pointers of files: to a schema they are strings about which nothing is known. */
  readonly files: ReadonlySet<string>;
}

export type MultipartReader = (source: Readable, contentType: string) => Promise<ReadForm | RefusalCode>;

/** https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types */
export function multipartReader(plan: MediaPlan, settings: BodySettings): MultipartReader {
  const wire = plan.wire ?? {};
  const form = formFields(wire, plan.encoding, 'none');
  return async (source, contentType) => {
    const parts = new Parts(wire, plan.encoding, form, settings);
    const limits = {
      parts: settings.parts,
      bytes: settings.uploadBytes,
      fieldBytes: settings.bodyBytes,
      idle: settings.bodyTimeout,
    };
    const refusal = await parseMultipart(source, contentType, limits, parts);
    const result = refusal ?? parts.result();
    if (typeof result === 'string') await parts.refused();
    return result;
  };
}

/** Collects the parts of one request. */
class Parts {
  readonly #sorted;
  readonly #values: { readonly name: string; value: unknown; readonly file: boolean }[] = [];
  readonly #errors: ProblemError[] = [];
  #thrown: { readonly error: unknown } | undefined;

  constructor(
    private readonly wire: WireShape,
    private readonly encoding: { readonly [property: string]: EncodingPlan } | undefined,
    private readonly form: FormFields,
    private readonly settings: BodySettings,
  ) {
    this.#sorted = form.fields.start();
  }

  field(name: string, text: string, contentType: string): void {
    // a text without a type of its own counts as text/plain, and is read as its property declares
    if (contentType === 'text/plain') this.form.fields.take(this.#sorted, name, text);
    else if (!this.allows(name, contentType)) this.#errors.push(bodyError('content-type', pointerOf(name)));
    else if (mediaKind(contentType) === 'json') this.json(name, Buffer.from(text));
    else this.form.fields.take(this.#sorted, name, text);
  }

  async file(
    name: string,
    filename: string | undefined,
    contentType: string,
    content: Readable,
  ): Promise<RefusalCode | undefined> {
    const known = this.declares(name);
    if (!known || !this.allows(name, contentType)) {
      this.#errors.push(bodyError(known ? 'content-type' : 'unknown', pointerOf(name)));
      content.resume();
      return undefined;
    }
    const inText = this.isText(name, contentType);
    const slot = { name, value: undefined as unknown, file: true };
    // before the file is there: parts keep their order
    if (!inText) this.#values.push(slot);
    try {
      const settings: BodySettings = inText ? { ...this.settings, files: 'memory' } : this.settings;
      slot.value = await storeFile({ field: name, filename, contentType }, content, settings);
    } catch (error) {
      if (error instanceof FileTooLarge) return 'too-large';
      // a stream that was cut short is told of by the parser
      if (!content.destroyed || content.readableEnded) this.#thrown = { error };
      return 'truncated';
    }
    if (inText) this.fileText(name, contentType, (slot.value as UploadedFile).bytes!);
    return undefined;
  }

  private fileText(name: string, contentType: string, bytes: Buffer): void {
    const json = mediaKind(contentType) === 'json';
    const text = json ? undefined : decodeUtf8(bytes);
    if (json) this.json(name, bytes);
    else if (text === undefined) this.#errors.push(bodyError('encoding', pointerOf(name)));
    else this.form.fields.take(this.#sorted, name, text);
  }

  private json(name: string, bytes: Buffer): void {
    const parsed = parseJson(bytes, this.settings.depth);
    if ('value' in parsed) this.#values.push({ name, value: parsed.value, file: false });
    else this.#errors.push(bodyError(parsed.refusal, pointerOf(name)));
  }

  /** Removes what was stored for a body that is refused. @throws what the user's function or the file system threw */
  async refused(): Promise<void> {
    await removeStored(this.#values.map(({ value }) => value));
    if (this.#thrown) throw this.#thrown.error;
  }

  result(): ReadForm | RefusalCode {
    const reading = new Reading();
    const value = this.form.value(this.#sorted, reading);
    if (reading.fault !== undefined) return reading.fault;
    const files = new Set<string>();
    for (const part of this.#values) this.place(value, part, files);
    return { value, errors: this.#errors, files };
  }

  private place(
    value: { [name: string]: unknown },
    part: { readonly name: string; readonly value: unknown; readonly file: boolean },
    files: Set<string>,
  ): void {
    const { name } = part;
    const pointer = pointerOf(name);
    const list = propertyShape(this.wire, name).items !== undefined && !Array.isArray(part.value);
    const before = value[name];
    if (list && (before === undefined || Array.isArray(before))) {
      const items = (before ?? []) as unknown[];
      if (part.file) files.add(`${pointer}/${items.length}`);
      items.push(part.value);
      value[name] = items;
    } else if (before !== undefined) this.#errors.push(bodyError('repeated', pointer));
    else {
      if (part.file) files.add(pointer);
      value[name] = part.value;
    }
  }

  private declares(name: string): boolean {
    const { properties, additional } = this.wire;
    return additional !== undefined || (properties === undefined ? true : Object.hasOwn(properties, name));
  }

  private allows(name: string, contentType: string): boolean {
    const ranges = encodingOf(this.encoding, name)?.contentTypes ?? [];
    if (ranges.length === 0) return true;
    const media = parseMediaType(contentType);
    return (
      media !== undefined &&
      ranges.some(text => {
        const range = parseMediaType(text);
        return range !== undefined && specificity(range, media) > 0;
      })
    );
  }

  /** A part with a file name whose property is nonetheless text or JSON. */
  private isText(name: string, contentType: string): boolean {
    const shape = propertyShape(this.wire, name);
    const item = shape.items ?? shape;
    const declared = encodingOf(this.encoding, name)?.contentTypes ?? [];
    if (item.binary || declared.some(type => mediaKind(type) === 'binary')) return false;
    const kind = mediaKind(contentType);
    return kind === 'json' || kind === 'text';
  }
}
