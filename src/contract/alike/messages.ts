import type { SourceFile } from '../../document/index.js';
import type { Builder } from '../build/builder.js';
import type { PathItem } from '../build/path-item.js';
import type { ObjectNode } from '../node.js';
import { dialectOfFile } from '../schema/dialect.js';
import type { Operation } from '../types.js';
import { type FilePair, pairOf } from './file-pair.js';
import { MessageTexts } from './message-text.js';
import { nothingFound } from './schema-text.js';

/** Where an operation stands as it was written. */
export interface Written {
  readonly builder: Builder;
  readonly item: PathItem;
  readonly node: ObjectNode;
}

const written = new WeakMap<Operation, Written>();

export function writtenAs(operation: Operation, as: Written): Operation {
  written.set(operation, as);
  return operation;
}

/** What two operations certainly have in common; false says nothing. */
export interface AlikeMessages {
  /** Their parameters, request bodies and responses mean the same. */
  readonly meaning: boolean;
  /** They do so, and the operations themselves, in the same words; those of schemas that have a name do not count. */
  readonly words: boolean;
}

const unlike: AlikeMessages = Object.freeze({ meaning: false, words: false });

/**
 * Tells operations of two document sets whose messages are written alike, with all that they refer to, without making a model of
 * them: of two versions of a large document that is most of them. Links and callbacks are not compared.
 */
export function createAlikeMessages(): (before: Operation, after: Operation) => AlikeMessages {
  const known = new Map<FilePair, MessageTexts>();
  return (before, after) => {
    const [old, now] = [written.get(before), written.get(after)];
    // where a parameter of a path stands is said by its name
    if (!old || !now || before.path !== after.path || !areReadAlike(old, now)) return unlike;
    const [file, other] = [fileOf(old), fileOf(now)];
    const files = file && other && pairOf(file, other);
    if (!files) return unlike;
    let texts = known.get(files);
    if (!texts) known.set(files, (texts = new MessageTexts(files)));
    const { same: meaning, reworded } = compare(old, now, texts, files);
    const areWordsSame = before.summary === after.summary && before.description === after.description;
    return { meaning, words: meaning && !reworded && areWordsSame };
  };
}

function compare(old: Written, now: Written, texts: MessageTexts, files: FilePair) {
  const found = nothingFound();
  const [{ value: before }, { value: after }] = [old.node, now.node];
  const above = old.item.map(part => part.value['parameters']);
  const aboveNow = now.item.map(part => part.value['parameters']);
  const same =
    above.length === aboveNow.length &&
    above.every((list, index) => texts.areSameParameters(list, aboveNow[index], found)) &&
    texts.areSameParameters(before['parameters'], after['parameters'], found) &&
    texts.areSame('request-body', before['requestBody'], after['requestBody'], found) &&
    texts.areSameResponses(before['responses'], after['responses'], found) &&
    files.leadToAlike(found.refs);
  return { same, reworded: found.reworded };
}

/** Whether the same text means the same in both. */
function areReadAlike(old: Written, now: Written): boolean {
  const [one, other] = [old, now].map(({ builder, node }) => dialectOfFile(node.file, builder.set));
  const areSchemas = one!.name === other!.name && one!.validation && other!.validation;
  return areSchemas && old.builder.version === now.builder.version;
}

/** The one file that an operation and its path item stand in. */
function fileOf({ item, node }: Written): SourceFile | undefined {
  return item.every(part => part.file === node.file) ? node.file : undefined;
}
