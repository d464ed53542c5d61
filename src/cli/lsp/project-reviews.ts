import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { today } from '../../accepted/index.js';
import { type Finding, FindingsError } from '../../diagnostics/index.js';
import { isUnaskedByText, type LintFinding, type Supervision } from '../../lint/index.js';
import { type Review, type ReviewRequest, reviewed } from '../../lsp/index.js';
import { type AcceptedSetting, acceptedSetting } from '../accepted-setting.js';
import type { LoadedConfig } from '../config/config.js';
import { loadConfig } from '../config/load.js';
import { heldAgainst } from '../lint/baseline.js';
import { lintSettings, type ReadLintSettings } from '../lint/lint-settings.js';
import { lintSource } from '../lint/lint-source.js';
import { watched, withRulesets } from '../lint/loaded-rulesets.js';

/** What a review takes of a project. */
interface Project {
  readonly loaded: LoadedConfig;
  readonly settings: ReadLintSettings;
  readonly baseline: AcceptedSetting;
  /** What is wrong with the settings: then they are left aside. */
  readonly faults: readonly Finding[];
}

/** Reviews under the settings of projects, as `specwright lint` does in their folders. */
export class ProjectReviews {
  readonly #projects = new Map<string, Promise<Project>>();
  readonly #supervision: Supervision | undefined;

  /** @param supervision of the code of rulesets */
  constructor(supervision?: Supervision) {
    this.#supervision = supervision;
  }

  /** Settings are read anew. */
  forget(): void {
    this.#projects.clear();
  }

  async review({ path, folder, texts }: ReviewRequest): Promise<Review> {
    const { loaded, settings, baseline, faults } = await this.#project(folder);
    const day = today();
    const display = relative(folder, path).replaceAll('\\', '/');
    const load = { cwd: folder, allowRemote: loaded.config.allowRemote === true, texts };
    const { set, findings, fixes } = await lintSource(display, settings, { now: day, load });
    const files = [...(set?.files.values() ?? [])];
    const held = heldAgainst(findings, baseline, {
      day,
      files: new Set(files.map(({ display }) => display)),
      // of entries that are for nothing the command tells: while one types, they come and go
      isWhole: false,
      unasked: [],
    });
    const text = set?.root.text ?? texts.get(path) ?? (await readFile(path, 'utf8').catch(() => ''));
    const root = { uri: pathToFileURL(path).href, display, text };
    const own = new Set([display, ...files.map(each => each.display)]);
    const isHere = ({ location }: LintFinding) => location === undefined || own.has(location.file);
    // what somebody is about to type is told as such: a note beside it would come and go with each word
    const isSteady = (each: LintFinding) => !set || !isUnaskedByText(each, set);
    const all: readonly LintFinding[] = [...faults, ...held.findings.filter(isSteady)];
    const review = reviewed({ findings: all.filter(isHere), fixes, files, root, own: settings.own });
    // what is wrong with settings and rulesets stands in those
    const elsewhere = await inOtherFiles(
      all.filter(each => !isHere(each)),
      folder,
    );
    return { ...review, files: [...review.files, ...elsewhere] };
  }

  #project(folder: string): Promise<Project> {
    let project = this.#projects.get(folder);
    if (!project) this.#projects.set(folder, (project = projectOf(folder, this.#supervision)));
    return project;
  }
}

async function projectOf(folder: string, supervision: Supervision | undefined): Promise<Project> {
  try {
    const loaded = await loadConfig(folder);
    const settings = await withRulesets(watched(await lintSettings(loaded, {}, folder, supervision), supervision));
    const baseline = await acceptedSetting(loaded.config.lint?.baseline, folder, { kind: 'finding', mayBeNew: false });
    return { loaded, settings, baseline, faults: [] };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    const loaded: LoadedConfig = { config: {}, folder, file: undefined, locate: () => undefined };
    const settings = { own: [], rulesets: [], reading: { cwd: folder, allowRemote: false } };
    return { loaded, settings, baseline: { display: '', read: undefined }, faults: error.findings };
  }
}

/** Findings in files that are no part of the document. */
async function inOtherFiles(findings: readonly LintFinding[], folder: string): Promise<Review['files']> {
  const names = [...new Set(findings.flatMap(({ location }) => (location ? [location.file] : [])))];
  const files = await Promise.all(
    names.map(async name => {
      const path = resolve(folder, name);
      const text = await readFile(path, 'utf8').catch(() => '');
      const root = { uri: pathToFileURL(path).href, display: name, text };
      const here = findings.filter(({ location }) => location?.file === name);
      return reviewed({ findings: here, fixes: new Map(), files: [], root, own: [] }).files;
    }),
  );
  return files.flat();
}
