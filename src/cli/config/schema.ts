/** The part of JSON Schema that the configuration needs, checked without a validator that would take long to load. */
export interface SettingSchema {
  readonly type: SettingType | readonly SettingType[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  /** Of properties that are not named: none, anything, or what each is. */
  readonly additionalProperties?: boolean | SettingSchema;
  readonly items?: SettingSchema;
  readonly minLength?: number;
  /** Of a number; both are given. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | boolean | number;
}

export type SettingType = 'object' | 'array' | 'string' | 'boolean' | 'number';

const definitions = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['module'],
    additionalProperties: false,
    properties: {
      module: {
        type: 'string',
        minLength: 1,
        description: 'A package, or a path that begins with a dot. Generated modules import it.',
      },
      export: { type: 'string', minLength: 1, default: 'default', description: 'The name of the export.' },
    },
  },
} as const satisfies SettingSchema;

/** Published as docs/specwright.config.schema.json; a test proves the two equal. */
export const configSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'specwright.config',
  description: 'The settings of a project that uses Specwright. Paths are relative to this file.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'Where this schema is, for editors.' },
    document: {
      type: 'string',
      minLength: 1,
      description: 'The OpenAPI document that commands work on where they are given none.',
    },
    allowRemote: {
      type: 'boolean',
      default: false,
      description: 'Whether $ref may lead to http and https; never to private addresses.',
    },
    generate: {
      type: 'object',
      additionalProperties: false,
      properties: {
        out: {
          type: 'string',
          minLength: 1,
          default: 'generated',
          description: 'The folder that generated files are written to.',
        },
        handlers: {
          type: 'string',
          minLength: 1,
          description: 'The folder that handler stubs are made in. Without it none are made.',
        },
      },
    },
    diff: {
      type: 'object',
      additionalProperties: false,
      properties: {
        accepted: {
          type: 'string',
          minLength: 1,
          default: 'specwright.accepted.yaml',
          description: 'The file of changes that were accepted although they break something.',
        },
      },
    },
    lint: {
      type: 'object',
      additionalProperties: false,
      properties: {
        presets: {
          type: 'array',
          items: { type: 'string', minLength: 1 },
          description:
            'The sets of rules to begin with: minimal, recommended, strict, security. Without it: recommended.',
        },
        rulesets: {
          type: 'array',
          items: { type: 'string', minLength: 1 },
          description: "Rulesets in Spectral's form, files or packages, beside the project's rules.",
        },
        functionMilliseconds: {
          type: 'number',
          minimum: 1,
          maximum: 600000,
          default: 5000,
          description: 'How long a function of a ruleset may take for one value, in milliseconds.',
        },
        own: {
          type: 'array',
          items: { type: 'string', minLength: 1 },
          description: "Modules with rules of the project's own.",
        },
        rules: {
          type: 'object',
          additionalProperties: { type: ['string', 'object'], additionalProperties: true },
          description:
            "What differs from the sets, by code: off, error, warning, info, or an object with severity and the rule's options.",
        },
        overrides: {
          type: 'array',
          description: 'What differs in some files or some parts of a document; later ones win.',
          items: {
            type: 'object',
            required: ['rules'],
            additionalProperties: false,
            properties: {
              files: { type: 'array', items: { type: 'string', minLength: 1 }, description: 'Patterns of files.' },
              pointers: {
                type: 'array',
                items: { type: 'string' },
                description: 'JSON Pointers of the parts that are meant, with all that is in them.',
              },
              rules: {
                type: 'object',
                additionalProperties: { type: 'string' },
                description: 'off, error, warning or info, by code.',
              },
            },
          },
        },
        baseline: {
          type: 'string',
          minLength: 1,
          default: 'specwright.baseline.yaml',
          description: 'The file of findings that may stand.',
        },
      },
    },
    database: {
      type: 'object',
      additionalProperties: false,
      properties: {
        url: {
          type: 'string',
          minLength: 1,
          default: 'DATABASE_URL',
          description: "The environment variable that has the database's URL; never the URL itself.",
        },
        migrations: {
          type: 'string',
          minLength: 1,
          default: 'migrations',
          description: 'The folder of migrations.',
        },
        seeds: { type: 'string', minLength: 1, default: 'seeds', description: 'The folder of seeds.' },
        exclude: {
          type: 'array',
          items: { type: 'string', minLength: 1 },
          description: 'Schemas that others look after, such as a job queue: db check leaves them out.',
        },
      },
    },
    convertFormats: {
      type: ['boolean', 'array'],
      default: false,
      items: { type: 'string', minLength: 1 },
      description:
        'Formats whose values are something else in handlers, such as date-time as Date; true: all that have a value.',
    },
    formats: { ...definitions, description: "Formats of the project's own, by name." },
    keywords: { ...definitions, description: "Keywords of the project's own, by name." },
    unsafePatterns: {
      type: 'boolean',
      default: false,
      description:
        'Whether a pattern may run that is not proven to take linear time: for documents whose patterns are trusted.',
    },
  },
} as const satisfies SettingSchema & { readonly $schema: string; readonly title: string };
