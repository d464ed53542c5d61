/** What every setting has. */
interface Common<Kind extends string> {
  readonly kind: Kind;
  /** One sentence, for .env.example and the docs. */
  readonly description: string;
  /** Without a default: whether it must be there. Default: false. */
  readonly required?: boolean;
}

/** One variable of the environment, by its kind. Bytes and durations have units: `10MiB`, `30s`. */
export type Setting =
  | (Common<'text'> & { readonly default?: string; readonly pattern?: RegExp; readonly must?: string })
  | (Common<'integer'> & { readonly default?: number; readonly minimum?: number; readonly maximum?: number })
  | (Common<'port'> & { readonly default?: number })
  | (Common<'bytes'> & { readonly default?: number; readonly minimum?: number; readonly maximum?: number })
  /** In milliseconds. */
  | (Common<'duration'> & { readonly default?: number; readonly minimum?: number; readonly maximum?: number })
  | (Common<'boolean'> & { readonly default?: boolean })
  | (Common<'url'> & {
      readonly default?: string;
      readonly protocols?: readonly string[];
      /** Whether it may hold a password: then it has no part behind a `#`, which was meant to be the password's. */
      readonly credentials?: boolean;
    })
  | (Common<'choice'> & { readonly default?: string; readonly choices: readonly string[] })
  /** Separated by commas. */
  | (Common<'list'> & { readonly default?: readonly string[] })
  /** A list of origins, as the assembly's `cors` takes them. */
  | (Common<'origins'> & { readonly default?: readonly string[] })
  /** Has no default, and is shown nowhere. */
  | (Common<'secret'> & { readonly minimumLength?: number });

export type SettingKind = Setting['kind'];

/** Settings by the names of their variables. */
export type SettingsTable = Readonly<Record<string, Setting>>;

interface Values {
  readonly text: string;
  readonly integer: number;
  readonly port: number;
  readonly bytes: number;
  readonly duration: number;
  readonly boolean: boolean;
  readonly url: string;
  readonly choice: string;
  readonly list: readonly string[];
  readonly origins: readonly string[];
  readonly secret: string;
}

type ValueOf<One extends Setting> = One extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Values[One['kind']];

type IsThere<One extends Setting> = One extends { readonly default: NonNullable<unknown> } | { readonly required: true }
  ? true
  : false;

/** The values of a table's settings: undefined where one is neither given nor has a default. */
export type Environment<Table extends SettingsTable> = {
  readonly [Name in keyof Table]: IsThere<Table[Name]> extends true
    ? ValueOf<Table[Name]>
    : ValueOf<Table[Name]> | undefined;
};
