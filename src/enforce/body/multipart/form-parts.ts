// https://spec.openapis.org/oas/v3.2.0.html#encoding-multipart-media-types
import type { EncodingPlan, MediaPlan, OperationChecks, WireShape } from '../../../plan/index.js';
import type { ProblemError } from '../../../problem/index.js';
import { encodingOf, type FormFields, formFields, propertyShape, Reading } from '../../parameters/index.js';
import type { RefusalCode } from '../../refusals.js';
import { type ByteSize, sizeError } from '../byte-size.js';
import type { BodySettings } from '../limits.js';
import { type BodyFault, bodyError, faultOf, pointerOf } from '../result.js';
import { decodeBody } from '../text.js';
import { dispositionOf } from './disposition.js';
import { partHeadersReader, type ReadPartHeaders } from './header-checks.js';
import type { PartTaker } from './parse-multipart.js';
import type { PartContent } from './part-content.js';
import { allowsType, type PartHead, type PartKind, partHead, partKind } from './part-head.js';
import type { PartHeaders } from './part-headers.js';
import { parsePartJson } from './part-json.js';

export interface ReadParts {
  readonly value: { [name: string]: unknown } | readonly unknown[];
  readonly errors: readonly ProblemError[];
  /** Pointers of files: to a schema they are strings about which nothing is known. */
  readonly files: ReadonlySet<string>;
  /** What stands for each file, whether it found a place in `value` or not. */
  readonly stored: readonly unknown[];
}

export function formRules(plan: Pick<MediaPlan, 'wire' | 'encoding' | 'range'>, checks: OperationChecks): FormRules {
  const wire = plan.wire ?? {};
  return {
    wire,
    encoding: plan.encoding,
    form: formFields(wire, plan.encoding, 'none'),
    headers: new Map(
      Object.entries(plan.encoding ?? {}).flatMap(([name, encoding]) => {
        const read = partHeadersReader(encoding, checks);
        return read ? [[name, read]] : [];
      }),
    ),
    formData: plan.range === 'multipart/form-data',
  };
}

export interface FormRules {
  readonly wire: WireShape;
  readonly encoding: { readonly [property: string]: EncodingPlan } | undefined;
  readonly form: FormFields;
  readonly headers: ReadonlyMap<string, ReadPartHeaders>;
  readonly formData: boolean;
}

/** Of a name that the schema passes over. */
const undeclared: WireShape = Object.freeze({ untyped: true });

/** One part whose headers were read. */
interface OpenPart {
  readonly name: string;
  readonly head: PartHead;
  readonly encoding: EncodingPlan | undefined;
  readonly declares: boolean;
  readonly shape: WireShape;
  readonly kind: PartKind;
}

type StreamTaker = Extract<PartTaker, { stream: unknown }>;

export async function leaveUnread(content: PartContent): Promise<undefined> {
  content.resume();
}

/** What a file of a form is put into. */
export interface FilePart {
  /** What stands for it in the body. */
  readonly value: unknown;
  store(content: PartContent, settings: BodySettings): Promise<RefusalCode | undefined>;
}

/** A part that is a file, and who is told of its bytes. */
export interface FileHead {
  readonly name: string;
  readonly head: PartHead;
  readonly headers: Readonly<Record<string, unknown>> | undefined;
  readonly allowed: ByteSize;
  measured(bytes: number): void;
}

type Value = FilePart | { readonly value: unknown };

/** Collects the parts of one form. */
export class FormParts<File extends FilePart> {
  readonly #rules: FormRules;
  readonly #makeFile: (file: FileHead) => File;
  readonly files: File[] = [];
  readonly #settings: BodySettings;
  readonly #sorted;
  readonly #values: { readonly name: string; readonly part: Value }[] = [];
  readonly #errors: ProblemError[] = [];

  constructor(rules: FormRules, settings: BodySettings, makeFile: (file: FileHead) => File) {
    this.#rules = rules;
    this.#makeFile = makeFile;
    this.#settings = settings;
    this.#sorted = rules.form.fields.start();
  }

  open(headers: PartHeaders): PartTaker | BodyFault {
    const head = partHead(headers);
    if (typeof head === 'string') return faultOf(head, dispositionOf(headers)?.name);
    const { name, type } = head.disposition;
    if (name === undefined || (this.#rules.formData && type !== 'form-data')) return faultOf('malformed', name);
    const encoding = encodingOf(this.#rules.encoding, name);
    const declares = this.#declares(name);
    const shape = declares ? propertyShape(this.#rules.wire, name) : undeclared;
    const kind = partKind(head, shape.items ?? shape, encoding);
    const part = { name, head, encoding, declares, shape, kind };
    if (kind !== 'file' || !declares || head.disposition.filename !== '') return this.#begin(part);
    return {
      pointer: pointerOf(name),
      limit: this.#settings.fileBytes,
      stream: async content => {
        if (!(await content.isEmpty())) return this.#beginFile(part).stream(content);
        // no file was chosen for this input of a form
        content.resume();
        return undefined;
      },
    };
  }

  #begin(part: OpenPart): PartTaker {
    const { name, head, kind } = part;
    if (kind === 'file') return this.#beginFile(part);
    const pointer = pointerOf(name);
    this.#rules.headers.get(name)?.(head.headers, pointer, this.#errors);
    if (this.#refuses(part)) return { pointer, stream: leaveUnread };
    return { pointer, whole: bytes => this.#whole(name, head, kind, bytes) };
  }

  #beginFile(part: OpenPart): StreamTaker {
    const { name, head, shape } = part;
    const errors = this.#errors;
    const declared = this.#rules.headers.get(name)?.(head.headers, pointerOf(name), errors);
    if (this.#refuses(part)) return { pointer: pointerOf(name), stream: leaveUnread };
    const item = shape.items ?? shape;
    const index = this.#values.filter(value => value.name === name).length;
    const pointer = shape.items ? `${pointerOf(name)}/${index}` : pointerOf(name);
    const measured = (bytes: number) => {
      const wrong = sizeError(bytes, item, pointer);
      if (wrong) errors.push(wrong);
    };
    const stored = this.#makeFile({ name, head, headers: declared, allowed: item, measured });
    // before the file is there: parts keep their order
    this.#values.push({ name, part: stored });
    this.files.push(stored);
    const { fileBytes: limit } = this.#settings;
    return { pointer, limit, stream: content => stored.store(content, this.#settings) };
  }

  #refuses({ name, head, encoding, declares, shape, kind }: OpenPart): boolean {
    const allowed = allowsType(encoding, shape.items ?? shape, head, kind);
    const wrong = kind === 'file' && !declares ? 'unknown' : allowed ? undefined : 'content-type';
    if (wrong !== undefined) this.#errors.push(bodyError(wrong, pointerOf(name)));
    return wrong !== undefined;
  }

  #whole(name: string, head: PartHead, kind: PartKind, bytes: Buffer): RefusalCode | undefined {
    const { parameters } = head.media;
    if (kind === 'json') {
      const parsed = parsePartJson(bytes, parameters.get('charset'), this.#settings);
      if (parsed === 'charset') return parsed;
      if (typeof parsed === 'string') this.#errors.push(bodyError(parsed, pointerOf(name)));
      else this.#values.push({ name, part: parsed });
      return undefined;
    }
    const decoded = decodeBody(bytes, parameters.get('charset'));
    if ('text' in decoded) this.#rules.form.fields.take(this.#sorted, name, decoded.text);
    else if (decoded.refusal === 'charset') return decoded.refusal;
    else this.#errors.push(bodyError(decoded.refusal, pointerOf(name)));
    return undefined;
  }

  result(): ReadParts | BodyFault {
    const reading = new Reading();
    const value = this.#rules.form.value(this.#sorted, reading);
    if (reading.fault !== undefined) return faultOf(reading.fault, reading.field);
    const files = new Set<string>();
    for (const { name, part } of this.#values) this.#place(value, name, part, files);
    return { value, errors: this.#errors, files, stored: this.files.map(file => file.value) };
  }

  #place(value: { [name: string]: unknown }, name: string, part: Value, files: Set<string>): void {
    const pointer = pointerOf(name);
    const isFile = 'store' in part;
    const shape = propertyShape(this.#rules.wire, name);
    const before = value[name];
    const alone = before === undefined && !isFile && takesAlone(shape, part.value);
    const list = shape.items !== undefined && !Array.isArray(part.value) && !alone;
    if (list && (before === undefined || Array.isArray(before))) {
      const items = (before ?? []) as unknown[];
      if (isFile) files.add(`${pointer}/${items.length}`);
      items.push(part.value);
      value[name] = items;
    } else if (before !== undefined) this.#errors.push(bodyError('repeated', pointer));
    else {
      if (isFile) files.add(pointer);
      value[name] = part.value;
    }
  }

  #declares(name: string): boolean {
    const { properties, additional } = this.#rules.wire;
    return additional !== undefined || properties === undefined || Object.hasOwn(properties, name);
  }
}

/** Whether a value is one by itself where a list may stand too: as of texts, a part alone is no list then. */
function takesAlone({ primitive, properties }: WireShape, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return properties !== undefined;
  const type = value === null ? 'null' : typeof value;
  return primitive?.some(one => (one === 'integer' ? 'number' : one) === type) ?? false;
}
