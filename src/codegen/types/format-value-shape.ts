/** What the values of a converted format are in handlers. */
export interface FormatValue {
  /** What of JSON has the format. */
  readonly applies: 'string' | 'number';
  /** The type's name in `FormatValues`, or of the language. */
  readonly type: { readonly request: string; readonly response: string };
  /** Of a format of the user's own: its type, written in values.d.ts. */
  readonly declared?: string;
}

/** The converted formats, by name. */
export type FormatValueTypes = ReadonlyMap<string, FormatValue>;
