import { isDeepStrictEqual } from 'node:util';
import { type Edit, editedShared, inOrder, tokensOf } from '../edit.js';
import { defaultLimits } from '../limits.js';
import { decodeText, parseText } from '../parse.js';
import type { Json, SourceFile } from '../types.js';
import { movedAnchors } from './moved-anchors.js';
import { type Splice, spliceOf } from './splice.js';
import { writtenJson } from './written-json.js';
import { writtenYaml } from './written-yaml.js';

/**
 * The text of a file with edits, and nothing beside them changed: comments, order, quotes and white space stay.
 * @returns undefined where the places are not written in a way that can be changed so, such as within what an alias names
 */
export function splicedText(file: SourceFile, edits: readonly Edit[]): string | undefined {
  const text = spliced(file, edits);
  const want = editedShared(file.value, edits);
  return text !== undefined && isDeepStrictEqual(parsed(text, file), want) ? text : undefined;
}

/** In rounds: edits of one container, or within what another edit replaces, wait for each other. */
function spliced({ text: before, format }: SourceFile, edits: readonly Edit[]): string | undefined {
  // returns alone end lines too, which the package does not know
  let text = before.replace(/\r(?!\n)/g, '\n');
  for (let rest = inOrder(edits); rest.length > 0; ) {
    const root = format === 'json' ? writtenJson(text) : writtenYaml(text);
    const [now, later] = firstRound(rest);
    const splices = now.map(edit => spliceOf({ text, format }, root, edit));
    const known = splices.filter(splice => splice !== undefined);
    if (known.length < splices.length) return undefined;
    const more = format === 'yaml' ? movedAnchors(text, known) : [];
    if (!more) return undefined;
    text = withSplices(text, [...known, ...more]);
    rest = later;
  }
  return before.includes('\n') ? text : text.replaceAll('\n', before.includes('\r') ? '\r' : '\n');
}

/** One edit a container, and none of what an edit of this round is within. */
function firstRound(edits: readonly Edit[]): readonly [now: readonly Edit[], later: readonly Edit[]] {
  const containers = new Set<string>();
  const around = new Set<string>();
  const rounds: readonly [Edit[], Edit[]] = [[], []];
  for (const edit of edits) {
    const tokens = tokensOf(edit);
    const [container, place] = [JSON.stringify(tokens.slice(0, -1)), JSON.stringify(tokens)];
    rounds[containers.has(container) || around.has(place) ? 1 : 0].push(edit);
    containers.add(container);
    for (let length = 0; length < tokens.length; length++) around.add(JSON.stringify(tokens.slice(0, length)));
  }
  return rounds;
}

function withSplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  // of two at one place the later was given to stand first
  for (const { from, to, text: by } of [...splices].reverse().sort((a, b) => a.from - b.from || a.to - b.to)) {
    parts.push(text.slice(at, from), by);
    at = to;
  }
  return [...parts, text.slice(at)].join('');
}

function parsed(text: string, { uri, display, format }: SourceFile): Json | undefined {
  try {
    return parseText(decodeText({ uri, display, bytes: Buffer.from(text) }), defaultLimits, { format }).file.value;
  } catch {
    return undefined;
  }
}
