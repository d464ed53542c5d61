// https://spec.openapis.org/oas/v3.2.0.html#operation-object
import { isXml } from '../media-kinds.js';
import { isRecord } from '../schema/own.js';
import type { FilePair } from './file-pair.js';
import { areSameLists, areSameMaps, hasSameMembers, isSame } from './members.js';
import { type Found, isSameSchema, nothingFound } from './schema-text.js';

/** The objects that messages are described by. */
export type Kind = 'parameter' | 'request-body' | 'response' | 'header' | 'media-type' | 'encoding';

/** Whether what stands in a field is the same. */
type Field = (texts: MessageTexts, before: unknown, after: unknown, found: Found) => boolean;

const schema: Field = (_, before, after, found) => isSameSchema(before, after, found);
const each =
  (kind: Kind): Field =>
  (texts, before, after, found) =>
    areSameMaps(before, after, (one, other) => texts.areSame(kind, one, other, found));

/** How values are marked up is said by annotations. */
const content: Field = (texts, before, after, found) =>
  areSameMaps(before, after, (one, other, range) => !isXml(range) && texts.areSame('media-type', one, other, found));

/** What a link leads to depends on the other operations. */
const never: Field = () => false;

/** Fields that hold objects; any other holds plain values. */
const fields: Readonly<Record<Kind, Readonly<Record<string, Field>>>> = {
  parameter: { schema, content },
  'request-body': { content },
  response: { headers: each('header'), content, links: never },
  header: { schema, content },
  'media-type': { schema, itemSchema: never, encoding: each('encoding'), prefixEncoding: never, itemEncoding: never },
  encoding: { headers: each('header'), encoding: never, prefixEncoding: never, itemEncoding: never },
};

/** What no message tells. */
const annotations = new Set(['summary', 'description', 'example', 'examples']);

/** What was found where a reference leads. */
interface Told extends Readonly<Found> {
  readonly same: boolean;
}

/** Compares how the messages of two files are written; what references between such objects lead to is compared once. */
export class MessageTexts {
  readonly #files: FilePair;
  readonly #told = new Map<string, Told>();

  constructor(files: FilePair) {
    this.#files = files;
  }

  /** Whether two lists of parameters are the same, in their order. */
  areSameParameters(before: unknown, after: unknown, found: Found): boolean {
    return areSameLists(before, after, (one, other) => this.areSame('parameter', one, other, found));
  }

  areSameResponses(before: unknown, after: unknown, found: Found): boolean {
    return areSameMaps(before, after, (one, other) => this.areSame('response', one, other, found));
  }

  /** Whether two objects say the same of messages but for the schemas that they refer to, which are found. */
  areSame(kind: Kind, before: unknown, after: unknown, found: Found): boolean {
    if (!isRecord(before) || !isRecord(after)) return before === after;
    const { summary, description, $ref } = before;
    if (summary !== after['summary'] || description !== after['description']) found.reworded = true;
    if (typeof $ref === 'string' && !this.#leadsToSame(kind, $ref, found)) return false;
    const objects = fields[kind];
    return hasSameMembers(before, after, annotations, (name, one, other) => {
      const isSameField = Object.hasOwn(objects, name) ? objects[name] : undefined;
      return isSameField ? isSameField(this, one, other, found) : isSame(one, other);
    });
  }

  #leadsToSame(kind: Kind, ref: string, found: Found): boolean {
    const key = `${kind} ${ref}`;
    let told = this.#told.get(key);
    if (!told) {
      // what comes back to itself is not said to be the same
      this.#told.set(key, { same: false, ...nothingFound() });
      this.#told.set(key, (told = this.#follow(kind, ref)));
    }
    for (const each of told.refs) found.refs.add(each);
    found.reworded ||= told.reworded;
    return told.same;
  }

  #follow(kind: Kind, ref: string): Told {
    const targets = this.#files.targets(ref);
    const found = nothingFound();
    const same = targets !== undefined && this.areSame(kind, ...targets, found);
    return { same, ...found };
  }
}
