import { catalogue, type Finding, FindingsError } from '../../diagnostics/index.js';
import type { LintFinding } from '../../lint/index.js';
import type { Watch } from '../../lint/spectral/index.js';
import type { Asked } from './asked.js';
import { type KeptReports, keptReports } from './kept-report.js';
import type { LintedSource } from './linted-source.js';
import { type Reviewed, reviewedOf, unaskedIn } from './reviewed.js';
import { Reviewer } from './reviewer.js';
import { atRevision, isAbsentAt } from './sources.js';
import { rulesetsOf } from './spectral-file.js';
import { paysThreads, threadsFor } from './threads/how-many.js';
import type { ReviewThreads } from './threads/review-threads.js';

/** Reviews of documents under one command line: as they were kept, here, or in threads. */
export class Reviews {
  readonly #asked: Asked;
  readonly #kept: KeptReports | undefined;
  readonly #here: Reviewer;
  #threads: Promise<ReviewThreads | undefined> | undefined;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#kept = keptReports(asked);
    this.#here = new Reviewer(asked);
  }

  /**
   * Reviews a document, or gives again what was kept of it.
   * @param among all documents that are reviewed: they tell whether threads pay
   */
  async of(source: string, among: readonly string[]): Promise<Reviewed> {
    const kept = this.#kept?.read(source);
    if (kept) {
      const unasked = unaskedIn(kept.files, kept.unasked);
      return { ...kept, unasked, files: new Set(kept.files), partial: new Set(), isUnreadable: false };
    }
    return this.#anew(source, undefined, among);
  }

  /**
   * @returns undefined where a revision does not have the document
   * @throws FindingsError where there is no such revision, or the document cannot be read in it
   */
  async atRevision(source: string, since: string, among: readonly string[]): Promise<Reviewed | undefined> {
    const { cwd } = this.#asked.io;
    const reviewed = await this.#anew(atRevision(source, since, cwd), source, among);
    if (!reviewed.isUnreadable) return reviewed;
    if (await isAbsentAt(source, since, cwd)) return undefined;
    // those of reading it come first, and are of the catalogue
    throw new FindingsError(reviewed.findings.filter(isOfReading));
  }

  /** A review with what mends its findings, none of which a ruleset has. */
  anew(source: string): Promise<LintedSource> {
    return this.#here.review(source, { withRulesets: false });
  }

  async close(): Promise<void> {
    await (await this.#threads)?.close();
  }

  async #anew(source: string, display: string | undefined, among: readonly string[]): Promise<Reviewed> {
    this.#threads ??= this.#threadsFor(among);
    const threads = await this.#threads;
    // what tests give for the network stays in this thread
    if (!threads || this.#asked.io.remote) return reviewedOf(await this.#here.review(source, { display }));
    try {
      return await threads.review({ source, display, input: source === '-' ? await this.#input() : undefined });
    } catch (error) {
      const { RefusedSettingsError } = await import('./threads/review-threads.js');
      if (!(error instanceof RefusedSettingsError)) throw error;
      // says what is wrong with them
      const supervision = { watch: unwatched, stopped: error.stopped, isOneByOne: false };
      return reviewedOf(await new Reviewer(this.#asked, supervision).review(source, { display }));
    }
  }

  async #threadsFor(among: readonly string[]): Promise<ReviewThreads | undefined> {
    const hasCode = await this.#hasCode();
    if (!hasCode && !paysThreads(among, this.#asked.io.cwd)) return undefined;
    const { ReviewThreads } = await import('./threads/review-threads.js');
    return new ReviewThreads({ count: threadsFor(among.length), hasCode, asked: this.#asked });
  }

  /** Whether rules have code of others, which is run where it can be stopped. */
  async #hasCode(): Promise<boolean> {
    const { loaded, options, io } = this.#asked;
    if (loaded.config.lint?.own) return true;
    const { rulesets, reading } = rulesetsOf(loaded, options, io.cwd);
    const others = rulesets.filter(ruleset => !ruleset.startsWith('spectral:'));
    if (others.length === 0) return false;
    const { hasCode } = await import('../../lint/spectral/index.js');
    for (const ruleset of others) if (await hasCode(ruleset, reading)) return true;
    return false;
  }

  async #input(): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#asked.io.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }
}

const unwatched: Watch = {
  known: () => 0,
  enter: () => undefined,
  leave: () => undefined,
  overran: () => undefined,
  waiting: () => () => undefined,
};

function isOfReading(each: LintFinding): each is Finding {
  return Object.hasOwn(catalogue, each.code) && each.code !== 'rules-not-asked';
}
