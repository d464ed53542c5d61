import type { Supervision } from '../../lint/index.js';
import { loadOptions } from '../load-options.js';
import { flag } from '../text-option.js';
import type { Asked } from './asked.js';
import { keptReports } from './kept-report.js';
import type { ReadLintSettings } from './lint-settings.js';
import type { LintedSource } from './linted-source.js';

export interface ReviewOptions {
  /** The name that fingerprints know the document by, where it is another version of a file. */
  readonly display?: string | undefined;
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Whether rulesets in Spectral's form are asked as well, where there are some. Default: true. */
  readonly withRulesets?: boolean;
}

/** Reviews documents in the thread that it is made in, one at a time; what they are held to is read once. */
export class Reviewer {
  readonly #asked: Asked;
  readonly #supervision: Supervision | undefined;
  #settings: Promise<ReadLintSettings> | undefined;
  #whole: Promise<ReadLintSettings> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param supervision of the code of rulesets; without it, there has to be none */
  constructor(asked: Asked, supervision?: Supervision) {
    this.#asked = asked;
    this.#supervision = supervision;
  }

  /**
   * Reviews a document once those before it are done, so that only one is held in memory.
   * @throws FindingsError where the settings cannot be used
   */
  review(source: string, options: ReviewOptions = {}): Promise<LintedSource> {
    const next = this.#last.then(() => this.#review(source, options));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #review(source: string, { display, stdin, withRulesets = true }: ReviewOptions): Promise<LintedSource> {
    const { day, loaded, options, io } = this.#asked;
    const { lintSource } = await import('./lint-source.js');
    const settings = await (withRulesets ? (this.#whole ??= this.#withRulesets()) : this.#own());
    const load = loadOptions(
      stdin ? { ...io, stdin } : io,
      flag(options, 'allowRemote') || loaded.config.allowRemote === true,
    );
    const linted = await lintSource(source, settings, { now: day, load, ...(display !== undefined && { display }) });
    if (display === undefined) keptReports(this.#asked)?.write(linted);
    return linted;
  }

  async #read(): Promise<ReadLintSettings> {
    const { loaded, options, io } = this.#asked;
    const { lintSettings } = await import('./lint-settings.js');
    const { watched } = await import('./loaded-rulesets.js');
    return watched(await lintSettings(loaded, options, io.cwd, this.#supervision), this.#supervision);
  }

  /** What there is beside rulesets: without presets, nothing, as with them. */
  async #own(): Promise<ReadLintSettings> {
    const settings = await (this.#settings ??= this.#read());
    if (settings.rulesets.length === 0) return settings;
    return { presets: [], ...settings, rulesets: [] };
  }

  async #withRulesets(): Promise<ReadLintSettings> {
    const { withRulesets } = await import('./loaded-rulesets.js');
    return withRulesets(await (this.#settings ??= this.#read()));
  }
}
