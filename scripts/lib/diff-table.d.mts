/** Two versions of a document, and what their difference has to be. */
export interface TableCase {
  readonly name: string;
  readonly before: object;
  readonly after: object;
  readonly want: 'breaking' | 'risky' | 'safe' | 'none';
}

/** The rows of tests/diff/table, each there and back; a row of schemas as a request's and as a response's. */
export function tableCases(): readonly TableCase[];
