import type { RefusalCode } from '../../refusals.js';
import { FileTooLarge } from '../file-counter.js';
import type { BodySettings } from '../limits.js';
import { storeFile } from '../store-file.js';
import type { FileHead, FilePart } from './form-parts.js';
import type { PartContent } from './part-content.js';

/** One part on its way to where the options put files. */
export class StoredPart implements FilePart {
  /** What stands for it in the body. */
  value: unknown;
  #thrown: { readonly error: unknown } | undefined;

  constructor(private readonly file: FileHead) {}

  async store(content: PartContent, settings: BodySettings): Promise<RefusalCode | undefined> {
    const { head, name: field, headers, allowed } = this.file;
    const { filename } = head.disposition;
    const info = { field, filename, contentType: head.contentType, ...(headers && { headers }) };
    const { maxBytes = Number.POSITIVE_INFINITY } = allowed;
    const fileBytes = Math.min(settings.fileBytes, maxBytes);
    try {
      const { value, size } = await storeFile(info, content, { ...settings, fileBytes });
      this.file.measured(size);
      this.value = value;
      return undefined;
    } catch (error) {
      // nobody reads what is left of it
      content.destroy();
      if (error instanceof FileTooLarge) {
        if (fileBytes === settings.fileBytes) return 'too-large';
        // by its schema alone: the other parts may be wrong too
        this.file.measured(fileBytes + 1);
        return undefined;
      }
      // a stream that was cut short is told of by the parser
      if (!content.cut) this.#thrown = { error };
      return 'truncated';
    }
  }

  /** @throws what the user's function or the file system threw */
  rethrow(): void {
    if (this.#thrown) throw this.#thrown.error;
  }
}
