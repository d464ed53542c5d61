import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { yamlPackage } from '../yaml-package.js';
import { readOnce, type Written, type WrittenEntry } from './written.js';

/** The outermost container of a YAML text; undefined where there is none, or the text has several documents. */
export function writtenYaml(text: string): Written | undefined {
  const document = yamlPackage().parseDocument(text, {
    keepSourceTokens: true,
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
  });
  return document.errors.length > 0 ? undefined : containerOf(document.contents);
}

function containerOf(node: unknown): Written | undefined {
  const { isMap, isSeq } = yamlPackage();
  if (isMap(node)) return ofMap(node);
  return isSeq(node) ? ofSeq(node) : undefined;
}

function ofMap(map: YAMLMap): Written | undefined {
  const entries = map.items.map(mapEntry);
  return withEntries(map, true, entries);
}

function mapEntry({ key, value }: Pair): WrittenEntry | undefined {
  // of a document that was parsed both are nodes, or there is none
  const [name, inner] = [key as Node | null, value as Node | null];
  if (!name?.range || !inner?.range) return undefined;
  const text = 'value' in name ? String(name.value) : '';
  return {
    name: text,
    from: name.range[0],
    value: inner.range[0],
    end: inner.range[1],
    inner: readOnce(() => containerOf(inner)),
  };
}

function ofSeq(seq: YAMLSeq): Written | undefined {
  // source tokens are kept
  const token = seq.srcToken as { readonly items?: readonly { readonly start: readonly Token[] }[] } | undefined;
  const entries = seq.items.map((item, index): WrittenEntry | undefined => {
    const range = (item as Node).range;
    if (!range) return undefined;
    const dash = token?.items?.[index]?.start.find(({ type }) => type === 'seq-item-ind');
    const from = dash?.offset ?? range[0];
    return { name: String(index), from, value: range[0], end: range[1], inner: readOnce(() => containerOf(item)) };
  });
  return withEntries(seq, false, entries);
}

interface Token {
  readonly type: string;
  readonly offset: number;
}

function withEntries(
  node: YAMLMap | YAMLSeq,
  isMap: boolean,
  entries: readonly (WrittenEntry | undefined)[],
): Written | undefined {
  const known = entries.filter(entry => entry !== undefined);
  if (!node.range || known.length < entries.length) return undefined;
  return { isMap, isFlow: node.flow === true, start: node.range[0], end: node.range[1], entries: known };
}
