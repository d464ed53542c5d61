/** An answer of a registry, read to its end. */
export interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
  /** Of a JSON body: its value. */
  readonly json: unknown;
}
