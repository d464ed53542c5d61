// https://yaml.org/spec/1.2.2/#71-alias-nodes
import type { Alias, Document, Node } from 'yaml';
import { yamlPackage } from '../yaml-package.js';
import type { Splice } from './splice.js';

interface Use {
  readonly alias: Alias;
  /** Whether it stands between brackets. */
  readonly isFlow: boolean;
  /** Where the key or the dash begins that it belongs to. */
  readonly holder: number;
}

/**
 * What has to change where splices take anchors away that aliases name: the first of them becomes what it stood for, with the anchor.
 * @param text YAML, before the splices
 * @returns undefined where that cannot be written there
 */
export function movedAnchors(text: string, splices: readonly Splice[]): readonly Splice[] | undefined {
  const isGone = (at: number) => splices.some(({ from, to }) => at >= from && at < to);
  // an anchor stands before what it names, or at the end of the line before that
  const near = splices.map(({ from, to }) => text.slice(lineStart(text, lineStart(text, from) - 1), to));
  if (!near.some(part => /&[^\s,[\]{}]/.test(part))) return [];
  const document = yamlPackage().parseDocument(text, {
    keepSourceTokens: true,
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
  });
  const more: Splice[] = [];
  for (const [target, { alias, ...use }] of firstUses(text, document, isGone)) {
    const moved = written(text, target, { alias, ...use });
    if (!moved) return undefined;
    more.push(...moved);
  }
  return more;
}

/** Of each anchor that goes, the first alias that stays; what an anchor stands in that is moved moves with it. */
function firstUses(text: string, document: Document.Parsed, isGone: (at: number) => boolean): ReadonlyMap<Node, Use> {
  const { isCollection, isPair, isSeq, visit } = yamlPackage();
  const uses = new Map<Node, Use>();
  visit(document, {
    Alias: (_, alias, path) => {
      const target = alias.resolve(document);
      if (!target?.range || !alias.range || !isGone(target.range[0]) || isGone(alias.range[0])) return;
      if (uses.has(target)) return;
      const parent = path.at(-1);
      const key = isPair(parent) ? (parent.key as Node | null) : undefined; // of a document that was parsed
      const holder = isSeq(parent) ? text.lastIndexOf('-', alias.range[0]) : (key?.range?.[0] ?? alias.range[0]);
      uses.set(target, { alias, holder, isFlow: path.some(each => isCollection(each) && each.flow === true) });
    },
  });
  const isWithin = ({ range: inner }: Node, { range: outer }: Node) =>
    inner && outer && inner !== outer && inner[0] >= outer[0] && inner[1] <= outer[1];
  return new Map([...uses].filter(([one]) => ![...uses.keys()].some(other => isWithin(one, other))));
}

/** What an alias stood for, in its place: in lines of its own below it, where it has several. */
function written(text: string, target: Node, { alias, holder, isFlow }: Use): readonly Splice[] | undefined {
  const { isCollection } = yamlPackage();
  const [from, to] = alias.range!; // seen to have one
  const [start, end] = target.range!;
  const isBlock = isCollection(target) && !target.flow;
  const anchor = `&${alias.source}`;
  // comments before the first line of a block are in none of its parts
  const above = isBlock ? lineEnd(text, text.lastIndexOf(anchor, start)) : start;
  const [first = '', ...rest] = text.slice(above, end).trimEnd().split(/\r?\n/);
  if (!isBlock && rest.length === 0) return [{ from, to, text: `${anchor} ${first}` }];
  if (isFlow) return undefined;
  const indent = ' '.repeat(holder - lineStart(text, holder) + 2);
  const before = isBlock ? start - lineStart(text, start) : leastIndent(rest);
  const lines = rest.map(line => line.slice(Math.min(before, indentOf(line))));
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const at = lineEnd(text, to);
  return [
    { from, to, text: isBlock ? anchor : `${anchor} ${first}` },
    { from: at, to: at, text: lines.map(line => `${ending}${line === '' ? '' : indent}${line}`).join('') },
  ];
}

function leastIndent(lines: readonly string[]): number {
  return Math.min(...lines.filter(line => line.trim() !== '').map(indentOf));
}

function indentOf(line: string): number {
  return /^ */.exec(line)![0].length;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Before what ends the line. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
