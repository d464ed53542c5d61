import type { Location } from '../../diagnostics/index.js';
import type { LintSettings } from '../../lint/index.js';

/** The settings of a project, `specwright.config.yaml` and its like. Paths are relative to that file. */
export interface Config {
  /** The contract: what a command works on where it is given no document. */
  readonly document?: string;
  /** Whether `$ref` may lead to http and https; never to private addresses. */
  readonly allowRemote?: boolean;
  readonly generate?: {
    /** The folder that generated files are written to. */
    readonly out?: string;
    /** The folder that handler stubs are made in; without it none are made. */
    readonly handlers?: string;
  };
  readonly diff?: {
    /** The file of accepted changes. */
    readonly accepted?: string;
  };
  readonly lint?: LintSettings & {
    /** Rulesets in Spectral's form: files or packages. */
    readonly rulesets?: readonly string[];
    /** How long a function of a ruleset may take for one value. Default: 5000. */
    readonly functionMilliseconds?: number;
    /** Modules with rules of the project's own. */
    readonly own?: readonly string[];
    /** The file of findings that may stand. */
    readonly baseline?: string;
  };
  readonly database?: {
    /** The environment variable that has the database's URL. */
    readonly url?: string;
    /** The folder of migrations. */
    readonly migrations?: string;
    /** The folder of seeds. */
    readonly seeds?: string;
    /** Schemas that others look after. */
    readonly exclude?: readonly string[];
  };
  /** Formats whose values are something else in handlers; `true`: all that have a value. */
  readonly convertFormats?: boolean | readonly string[];
  /** Formats of the project's own, by name. */
  readonly formats?: { readonly [name: string]: DefinitionSetting };
  /** Keywords of the project's own, by name. */
  readonly keywords?: { readonly [name: string]: DefinitionSetting };
  /** Whether patterns run that can take exponential time. */
  readonly unsafePatterns?: boolean;
}

/** Where a format or keyword is defined. */
export interface DefinitionSetting {
  /** A package, or a path from the settings that begins with a dot. */
  readonly module: string;
  /** Default: `default`. */
  readonly export?: string;
}

/** A project's settings with the place that their paths are relative to. */
export interface LoadedConfig {
  readonly config: Config;
  /** The folder of the file; the working folder where there is none. */
  readonly folder: string;
  /** Undefined where the project has no such file. */
  readonly file: string | undefined;
  /** Where a setting stands; undefined where there is no file. */
  readonly locate: (pointer: string, part: 'key' | 'value') => Location | undefined;
}
