import type { EncodingPlan, MediaPlan, OperationChecks, WireShape } from '../../../plan/index.js';
import type { ProblemError } from '../../../problem/index.js';
import { allowsObject, itemShape, Reading, readPrimitive } from '../../parameters/index.js';
import type { RefusalCode } from '../../refusals.js';
import { sizeError } from '../byte-size.js';
import type { BodySettings } from '../limits.js';
import { type BodyFault, bodyError } from '../result.js';
import { removeStored } from '../store-file.js';
import { decodeBody } from '../text.js';
import { leaveUnread, type ReadParts } from './form-parts.js';
import { type MultipartReader, partLimits } from './form-reader.js';
import { partHeadersReader, type ReadPartHeaders } from './header-checks.js';
import { type PartTaker, parseMultipart } from './parse-multipart.js';
import { allowsType, type PartHead, partHead, partKind } from './part-head.js';
import type { PartHeaders } from './part-headers.js';
import { parsePartJson } from './part-json.js';
import { StoredPart } from './stored-part.js';

/** How one part is read, by its place. */
interface PartRule {
  readonly encoding: EncodingPlan | undefined;
  readonly readHeaders: ReadPartHeaders | undefined;
}

/** Parts by their order, https://spec.openapis.org/oas/v3.2.0.html#encoding-by-position */
export function orderedReader(plan: MediaPlan, checks: OperationChecks, settings: BodySettings): MultipartReader {
  const ruleOf = (encoding: EncodingPlan | undefined): PartRule => ({
    encoding,
    readHeaders: partHeadersReader(encoding, checks),
  });
  const first = (plan.parts?.prefix ?? []).map(ruleOf);
  const others = ruleOf(plan.parts?.item);
  const limits = partLimits(settings);
  return async (source, contentType) => {
    const parts = new OrderedParts(plan.wire ?? {}, index => first[index] ?? others, settings);
    const fault = await parseMultipart(source, contentType, limits, headers => parts.open(headers));
    if (fault === undefined) return parts.result();
    await parts.refused();
    return fault;
  };
}

/** Collects the parts of one request. */
class OrderedParts {
  readonly #values: (StoredPart | { readonly value: unknown })[] = [];
  readonly #errors: ProblemError[] = [];

  constructor(
    private readonly wire: WireShape,
    private readonly ruleOf: (index: number) => PartRule,
    private readonly settings: BodySettings,
  ) {}

  open(headers: PartHeaders): PartTaker | BodyFault {
    const index = this.#values.length;
    const pointer = `/${index}`;
    const head = partHead(headers);
    if (typeof head === 'string') return { code: head, pointer };
    const { encoding, readHeaders } = this.ruleOf(index);
    const shape = itemShape(this.wire, index);
    const kind = partKind(head, shape, encoding);
    const declared = readHeaders?.(headers, pointer, this.#errors);
    // until it is read, so that the others keep their places
    this.#values.push({ value: undefined });
    if (!allowsType(encoding, shape, head, kind)) {
      this.#errors.push(bodyError('content-type', pointer));
      return { pointer, stream: leaveUnread };
    }
    if (kind !== 'file') {
      const json = kind === 'json' || (!head.typed && (shape.items !== undefined || allowsObject(shape)));
      return { pointer, whole: bytes => this.#whole(index, head, shape, json, bytes) };
    }
    const measured = (bytes: number) => {
      const wrong = sizeError(bytes, shape, pointer);
      if (wrong) this.#errors.push(wrong);
    };
    const part = new StoredPart({ name: String(index), head, headers: declared, allowed: shape, measured });
    this.#values[index] = part;
    const { fileBytes: limit } = this.settings;
    return { pointer, limit, stream: content => part.store(content, this.settings) };
  }

  #whole(index: number, { media }: PartHead, shape: WireShape, json: boolean, bytes: Buffer): RefusalCode | undefined {
    const charset = media.parameters.get('charset');
    const read = json ? parsePartJson(bytes, charset, this.settings) : textValue(bytes, charset, shape);
    if (read === 'charset') return read;
    if (typeof read === 'string') this.#errors.push(bodyError(read, `/${index}`));
    else this.#values[index] = read;
    return undefined;
  }

  /** Removes what was stored for a body that is refused. @throws what the user's function or the file system threw */
  async refused(): Promise<void> {
    await removeStored(this.#stored().map(({ value }) => value));
    for (const part of this.#stored()) part.rethrow();
  }

  result(): ReadParts {
    const files = new Set(this.#values.flatMap((part, index) => (part instanceof StoredPart ? [`/${index}`] : [])));
    const value = this.#values.map(part => part.value);
    return { value, errors: this.#errors, files, stored: this.#stored().map(part => part.value) };
  }

  #stored(): readonly StoredPart[] {
    return this.#values.filter(part => part instanceof StoredPart);
  }
}

function textValue(bytes: Buffer, charset: string | undefined, shape: WireShape) {
  const decoded = decodeBody(bytes, charset);
  return 'text' in decoded ? { value: readPrimitive(decoded.text, shape, new Reading()) } : decoded.refusal;
}
