interface Compared {
  readonly unexplained: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly failed?: string;
}

/** Prints the agreement and each disagreement. */
export function compareWith(
  specwright: Pick<typeof import('../../src/index.js'), 'load' | 'diff' | 'softenings'>,
  binary: string,
  pair: { readonly name: string; readonly before: string; readonly after: string },
): Promise<Compared>;

/** The sum over all pairs. @returns how many disagreements have no reason */
export function summed(results: readonly Compared[]): number;
