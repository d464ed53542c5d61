import { type Access, AccessError, type Raw } from './access.js';

/** Where a document set may read, by the scheme of the uri. What is not given is refused. */
export interface Sources {
  readonly file?: Access;
  readonly git?: Access;
  readonly remote?: Access;
  /** Why files are not read, where there are none. */
  readonly withoutFiles?: string;
}

/** Sends each uri to the one that may read it. */
export class AccessByScheme implements Access {
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  async read(uri: string, limit: number): Promise<Raw> {
    const { file, git, remote, withoutFiles = 'files are not read from here' } = this.#sources;
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
    if (scheme === 'http' || scheme === 'https') {
      if (remote) return remote.read(uri, limit);
      throw new AccessError('remote-not-allowed', 'the network is read with --allow-remote only');
    }
    if (scheme === 'file') {
      if (file) return file.read(uri, limit);
      throw new AccessError('ref-outside-root', withoutFiles);
    }
    if (scheme === 'git' && git) return git.read(uri, limit);
    throw new AccessError('ref-not-found', `no file of the document has this URI, and ${scheme}: is not read`);
  }
}
