/** A map or a list as it stands in a text. */
export interface Written {
  readonly isMap: boolean;
  /** Between brackets: all of JSON is, and some of YAML. */
  readonly isFlow: boolean;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly WrittenEntry[];
}

/** A property or an item, as it stands in a text. */
export interface WrittenEntry {
  readonly name: string;
  /** Where its key begins; of an item its dash, or its value between brackets. */
  readonly from: number;
  readonly value: number;
  readonly end: number;
  /** What its value holds; undefined of a scalar. */
  inner(): Written | undefined;
}

/** What is read when it is first asked for, and once: of a large document many edits lead through the same containers. */
export function readOnce<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}

/** The container that names and indices lead to. */
export function writtenAt(root: Written | undefined, tokens: readonly string[]): Written | undefined {
  let found = root;
  for (const token of tokens) found = found?.entries.find(({ name }) => name === token)?.inner();
  return found;
}
