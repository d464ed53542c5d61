import { Transform } from 'node:stream';

/** Thrown where a file is longer than one may be. */
export class FileTooLarge extends Error {}

/** Passes a file on, and counts its bytes. It fails with FileTooLarge where they are too many. */
export class FileCounter extends Transform {
  bytes = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null, chunk?: Buffer) => void): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limit) done(new FileTooLarge());
    else done(null, chunk);
  }
}
