import { type CharacterSet, readable } from '../pattern/characters.js';
import { type PatternNode, parsePattern } from '../pattern/parse.js';
import type { Random } from './random.js';

/** Shortest and longest text of a node, in characters. */
type Span = readonly [number, number];

const spans = new WeakMap<PatternNode, Span>();

function spanOf(node: PatternNode): Span {
  let span = spans.get(node);
  if (!span) spans.set(node, (span = measure(node)));
  return span;
}

function measure(node: PatternNode): Span {
  switch (node.kind) {
    case 'characters':
      return node.set.length === 0 ? [Infinity, Infinity] : [1, 1];
    case 'sequence':
      return node.parts.map(spanOf).reduce<Span>((sum, [low, high]) => [sum[0] + low, sum[1] + high], [0, 0]);
    case 'choice': {
      const all = node.branches.map(spanOf);
      return [Math.min(...all.map(([low]) => low)), Math.max(...all.map(([, high]) => high))];
    }
    case 'repeat': {
      const [low, high] = spanOf(node.part);
      return [node.least === 0 ? 0 : low * node.least, node.most === 0 || high === 0 ? 0 : high * node.most];
    }
    case 'group':
      return spanOf(node.part);
    case 'back':
      return [0, Infinity];
    default:
      return [0, 0];
  }
}

function characterOf(set: CharacterSet, random: Random): string {
  const [low, high] = random.pick(readable(set));
  return String.fromCodePoint(random.integer(low, high));
}

/** Writes texts of one pattern. */
class PatternWriter {
  readonly #random: Random;
  readonly #groups = new Map<number | string, string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** A text of the node, of `length` characters where that is possible. */
  write(node: PatternNode, length: number): string {
    switch (node.kind) {
      case 'characters':
        return characterOf(node.set, this.#random);
      case 'sequence':
        return this.#sequence(node.parts, length);
      case 'choice': {
        const fitting = node.branches.filter(branch => spanOf(branch)[0] <= length && spanOf(branch)[1] >= length);
        return this.write(this.#random.pick(fitting.length > 0 ? fitting : node.branches), length);
      }
      case 'repeat':
        return this.#repeat(node, length);
      case 'group': {
        const text = this.write(node.part, length);
        this.#groups.set(node.number, text);
        if (node.name !== undefined) this.#groups.set(node.name, text);
        return text;
      }
      case 'back':
        return this.#groups.get(node.to) ?? '';
      default:
        return '';
    }
  }

  #sequence(parts: readonly PatternNode[], length: number): string {
    let spare = length - parts.reduce((sum, part) => sum + spanOf(part)[0], 0);
    let room = parts.reduce((sum, part) => sum + spanOf(part)[1] - spanOf(part)[0], 0);
    let text = '';
    for (const part of parts) {
      const [low, high] = spanOf(part);
      const own = high - low;
      // what the parts to come can't take has to go here
      room = Number.isFinite(room) ? room - own : roomAfter(parts, part);
      const least = Math.max(0, spare - room);
      const most = Math.max(least, Math.min(own, spare));
      const given = most > least ? this.#random.integer(least, most) : least;
      spare -= given;
      text += this.write(part, low + given);
    }
    return text;
  }

  #repeat(node: PatternNode & { kind: 'repeat' }, length: number): string {
    const [low, high] = spanOf(node.part);
    if (high === 0 || node.most === 0) return '';
    const least = Math.max(node.least, high === Infinity ? (length > 0 ? 1 : 0) : Math.ceil(length / high));
    const most = Math.min(node.most, low === 0 ? Math.max(least, length) : Math.floor(length / low));
    const count = most > least ? this.#random.integer(least, most) : least;
    let left = length;
    let text = '';
    for (let index = count; index > 0; index--) {
      const share = Math.min(high, Math.max(low, Math.round(left / index)));
      text += this.write(node.part, share);
      left -= share;
    }
    return text;
  }
}

function roomAfter(parts: readonly PatternNode[], part: PatternNode): number {
  return parts.slice(parts.indexOf(part) + 1).reduce((sum, next) => sum + spanOf(next)[1] - spanOf(next)[0], 0);
}

/** The lookaheads that a text must also fulfil, outermost only. */
function lookaheads(node: PatternNode): PatternNode[] {
  if (node.kind === 'look') return node.ahead && !node.negative ? [node.part] : [];
  if (node.kind === 'sequence') return node.parts.flatMap(lookaheads);
  return node.kind === 'group' ? lookaheads(node.part) : [];
}

function isAnchored(node: PatternNode, kind: 'start' | 'end'): boolean {
  if (node.kind === kind) return true;
  if (node.kind === 'group') return isAnchored(node.part, kind);
  if (node.kind === 'choice') return node.branches.some(branch => isAnchored(branch, kind));
  if (node.kind !== 'sequence') return false;
  const part = node.parts.at(kind === 'start' ? 0 : -1);
  return part !== undefined && isAnchored(part, kind);
}

/** Makes texts that probably match a pattern; whoever asks must check. */
export type PatternText = (random: Random, least: number, most: number, edge?: boolean) => string;

const extraLength = 12;

/** @returns undefined where the pattern uses what is not understood */
export function patternText(pattern: string): PatternText | undefined {
  const node = parsePattern(pattern);
  if (!node) return undefined;
  const looks = lookaheads(node);
  const [low, high] = spanOf(node);
  if (low === Infinity) return undefined;
  const open = !isAnchored(node, 'start') || !isAnchored(node, 'end');
  return (random, least, most, edge = false) => {
    const shortest = Math.max(low, least);
    const longest = Math.min(most, open ? Infinity : high);
    const target = edge
      ? random.chance(0.5) && longest <= 10_000
        ? longest
        : shortest
      : random.integer(shortest, Math.max(shortest, Math.min(longest, shortest + extraLength)));
    const writer = new PatternWriter(random);
    if (looks.length > 0 && random.chance(0.7)) return lookedAt(looks, writer, random, target);
    const text = writer.write(node, Math.min(high, target));
    const missing = Math.min(target, most) - [...text].length;
    if (missing <= 0 || !open) return text;
    return isAnchored(node, 'end') ? 'x'.repeat(missing) + text : text + 'x'.repeat(missing);
  };
}

/** For `^(?=.*[A-Z])(?=.*\d).{8,}$`: a text that has something of each lookahead. */
function lookedAt(looks: readonly PatternNode[], writer: PatternWriter, random: Random, length: number): string {
  const text = random
    .shuffle(looks)
    .map(look => writer.write(look, spanOf(look)[0]))
    .join('');
  return text.padEnd(length, 'abcdefgh');
}
