import type { WireRequest } from '../../support/sampled-request.js';
import { eovSide } from '../eov-side.js';
import type { Answer, Document, Side, Verdict } from '../side.js';
import { specwrightSide } from '../specwright-side.js';

/** One row of a regression: what is wanted here, and what express-openapi-validator makes of it. */
export interface Row {
  readonly name: string;
  readonly request: WireRequest;
  readonly answer?: Answer;
  readonly want: Verdict;
  /** Where it differs from what is wanted. */
  readonly eov?: Verdict;
}

export interface Sides {
  readonly ours: Side;
  readonly theirs: Side;
}

/** Both sides of a document. Express-openapi-validator without a cookie parser: it sees no cookies then. */
export async function sidesOf(document: Document, options: { readonly cookies?: boolean } = {}): Promise<Sides> {
  return { ours: await specwrightSide(document), theirs: await eovSide(document, options) };
}

export async function close({ ours, theirs }: Sides): Promise<void> {
  await Promise.all([ours.close(), theirs.close()]);
}

/** The verdicts of both on every row, for comparing with `wanted(rows)`. */
export async function verdicts({ ours, theirs }: Sides, rows: readonly Row[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { name, request, answer } of rows) {
    const here = await ours.send(request, answer);
    const there = await theirs.send(request, answer);
    lines.push(`${name}: here ${here.verdict}, there ${there.verdict}`);
  }
  return lines;
}

export function wanted(rows: readonly Row[]): readonly string[] {
  return rows.map(({ name, want, eov = want }) => `${name}: here ${want}, there ${eov}`);
}

/** Serves a document to both sides, sends the rows, and gives what was wanted and what came of it. */
export async function compare(document: Document, rows: readonly Row[], options: { readonly cookies?: boolean } = {}) {
  const sides = await sidesOf(document, options);
  try {
    return { got: await verdicts(sides, rows), want: wanted(rows) };
  } finally {
    await close(sides);
  }
}
