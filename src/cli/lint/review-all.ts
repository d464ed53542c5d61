import { type Finding, FindingsError } from '../../diagnostics/index.js';
import type { AskedRule, LintFinding } from '../../lint/index.js';
import type { Options } from '../command.js';
import type { LoadedConfig } from '../config/config.js';
import type { Io } from '../io.js';
import { loadOptions } from '../load-options.js';
import { namesOption } from '../names-option.js';
import { flag, textOption } from '../text-option.js';
import { KeptReports } from './kept-report.js';
import type { ReadLintSettings } from './lint-settings.js';
import type { LintedSource } from './lint-source.js';
import { atRevision, isAbsentAt } from './sources.js';
import { spectralOf } from './spectral-file.js';

export interface Asked {
  readonly day: string;
  readonly loaded: LoadedConfig;
  readonly options: Options;
  readonly io: Io;
}

export interface Reviewed {
  readonly findings: readonly LintFinding[];
  /** The names of all files that were reviewed. */
  readonly files: ReadonlySet<string>;
  /** The rules that they were held to, each once. */
  readonly asked: readonly AskedRule[];
  /** Whether a document could not be read at all. */
  readonly isUnreadable: boolean;
}

/** Reviews documents, each as it was kept where nothing has changed since; with --since, what a revision had is left out. */
export async function reviewAll(sources: readonly string[], wanted: Asked): Promise<Reviewed> {
  const reviews = new Reviews(wanted);
  const since = textOption(wanted.options, 'since');
  const findings: LintFinding[] = [];
  const files = new Set<string>();
  const asked = new Map<string, AskedRule>();
  let isUnreadable = false;
  for (const source of sources) {
    const now = await reviews.of(source);
    const before = since === undefined ? undefined : await reviews.atRevision(source, since);
    const known = new Set(before?.findings.map(({ fingerprint }) => fingerprint));
    findings.push(
      ...now.findings.filter(({ fingerprint }) => !before || fingerprint === undefined || !known.has(fingerprint)),
    );
    for (const file of now.files) files.add(file);
    for (const rule of now.asked) asked.set(rule.code, rule);
    isUnreadable ||= now.isUnreadable;
  }
  return { findings, files, asked: [...asked.values()], isUnreadable };
}

/** Reviews of documents under one command line. */
export class Reviews {
  readonly #asked: Asked;
  readonly #kept: KeptReports | undefined;
  #settings: Promise<ReadLintSettings> | undefined;

  constructor(asked: Asked) {
    this.#asked = asked;
    const { options, loaded, day, io } = asked;
    // what modules and rulesets import is not known
    const isWhole = !usesOthers(loaded, options, io.cwd);
    const uses = options['cache'] !== false && isWhole && !flag(options, 'fix');
    const settings = [loaded.config.lint, options['preset'], day, flag(options, 'allowRemote')];
    this.#kept = uses ? new KeptReports(io.cwd, settings) : undefined;
  }

  async of(source: string, display?: string): Promise<Reviewed> {
    const kept = display === undefined ? this.#kept?.read(source) : undefined;
    if (kept) return { findings: kept.findings, files: new Set(kept.files), asked: kept.asked, isUnreadable: false };
    const linted = await this.anew(source, display);
    if (display === undefined) this.#kept?.write(linted);
    const files = [...(linted.set?.files.values() ?? [])].map(file => file.display);
    return {
      findings: linted.findings,
      files: new Set(files),
      asked: linted.asked,
      isUnreadable: linted.set === undefined,
    };
  }

  /**
   * @returns undefined where a revision does not have the document
   * @throws FindingsError where there is no such revision, or the document cannot be read in it
   */
  async atRevision(source: string, since: string): Promise<Reviewed | undefined> {
    const { cwd } = this.#asked.io;
    const reviewed = await this.of(atRevision(source, since, cwd), source);
    if (!reviewed.isUnreadable) return reviewed;
    if (await isAbsentAt(source, since, cwd)) return undefined;
    // of a document that cannot be read there are the findings of reading it alone, all of the catalogue
    throw new FindingsError(reviewed.findings as readonly Finding[]);
  }

  async anew(source: string, display?: string): Promise<LintedSource> {
    const { day, loaded, options, io } = this.#asked;
    const { lintSettings } = await import('./lint-settings.js');
    const { lintSource } = await import('./lint-source.js');
    this.#settings ??= lintSettings(loaded, askedOf(options), io.cwd);
    const load = loadOptions(io, flag(options, 'allowRemote') || loaded.config.allowRemote === true);
    return lintSource(source, await this.#settings, { now: day, load, ...(display !== undefined && { display }) });
  }
}

function usesOthers({ config }: LoadedConfig, options: Options, cwd: string): boolean {
  if (options['ruleset'] !== undefined || config.lint?.own || config.lint?.rulesets) return true;
  return !config.lint && options['preset'] === undefined && spectralOf(cwd).length > 0;
}

/** What the command line says of rules. */
function askedOf(options: Options) {
  const [presets, rulesets] = [namesOption(options, 'preset'), namesOption(options, 'ruleset')];
  return {
    ...(presets.length > 0 && { presets }),
    ...(rulesets.length > 0 && { rulesets }),
    allowRemote: flag(options, 'allowRemote'),
  };
}
