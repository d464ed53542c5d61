/** What a part says of its file. The name is the client's word: never a path to write to. */
export interface FileInfo {
  /** The property that it belongs to. */
  readonly field: string;
  readonly filename: string | undefined;
  /** As the part declares it, lower case. */
  readonly contentType: string;
  /** The part's headers that its `encoding` declares, by lower-case name, parsed and checked. */
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** A file of a multipart body, in memory or in a temporary file. */
export interface UploadedFile extends FileInfo {
  readonly size: number;
  /** Where files are kept in memory. */
  readonly bytes?: Buffer;
  /** Where they are kept in temporary files. */
  readonly path?: string;
}
