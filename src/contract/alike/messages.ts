import type { SourceFile } from '../../document/index.js';
import type { Builder } from '../build/builder.js';
import type { PathItem } from '../build/path-item.js';
import type { ObjectNode } from '../node.js';
import { dialectOfFile } from '../schema/dialect.js';
import type { Operation } from '../types.js';
import { type FilePair, pairOf } from './file-pair.js';
import { MessageTexts } from './message-text.js';
import { type Found, nothingFound } from './schema-text.js';

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

export function writtenOf(operation: Operation): Written | undefined {
  return written.get(operation);
}

/** What two operations certainly have in common; false says nothing. */
export interface AlikeMessages {
  /** Their parameters mean the same, those of the path among them. */
  readonly parameters: boolean;
  readonly requestBody: boolean;
  readonly responses: boolean;
  /** All of these do, and the operations themselves, in the same words; those of schemas that have a name do not count. */
  readonly words: boolean;
}

const unlike: AlikeMessages = Object.freeze({ parameters: false, requestBody: false, responses: false, words: false });

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
    const { reworded, ...parts } = compare(old, now, texts, files);
    const areSame = parts.parameters && parts.requestBody && parts.responses;
    const areWordsSame = before.summary === after.summary && before.description === after.description;
    return { ...parts, words: areSame && !reworded && areWordsSame };
  };
}

function compare(old: Written, now: Written, texts: MessageTexts, files: FilePair) {
  let reworded = false;
  const areAlike = (areSame: (found: Found) => boolean) => {
    const found = nothingFound();
    const alike = areSame(found) && files.leadToAlike(found.refs);
    reworded ||= found.reworded;
    return alike;
  };
  const { value: before } = old.node;
  const { value: after } = now.node;
  const parts = {
    parameters: areAlike(found => areParametersSame(old, now, texts, found)),
    requestBody: areAlike(found => texts.areSame('request-body', before['requestBody'], after['requestBody'], found)),
    responses: areAlike(found => texts.areSameResponses(before['responses'], after['responses'], found)),
  };
  return { ...parts, reworded };
}

function areParametersSame(old: Written, now: Written, texts: MessageTexts, found: Found): boolean {
  const lists = ({ item, node }: Written) => [...item, node].map(part => part.value['parameters']);
  const [before, after] = [lists(old), lists(now)];
  return (
    before.length === after.length && before.every((list, index) => texts.areSameParameters(list, after[index], found))
  );
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
