/** A text that generation gives a file. */
export interface OutputFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** Made once and the user's from then on: an existing file is left as it is, whatever stands in it. */
  readonly once?: boolean;
}
