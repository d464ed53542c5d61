import { Argument } from 'commander';
import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Command, Options } from '../command.js';
import type { ExitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import type { Io } from '../io.js';
import { table } from '../registry/table.js';
import { textOption } from '../text-option.js';

type KeysIo = Pick<Io, 'env' | 'stdout' | 'stderr'>;

/** What is told of a key. */
interface KeyEntry {
  readonly id: number;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

/** What the registry's modules offer. */
interface KeyModules {
  readonly 'new-key': {
    runNewKey(
      options: { readonly name: string; readonly permissions?: string | undefined },
      io: KeysIo,
    ): Promise<ExitCode>;
  };
  readonly 'revoke-key': { runRevokeKey(options: { readonly name: string }, io: KeysIo): Promise<ExitCode> };
  readonly 'list-keys': {
    runListKeys(textOf: (keys: readonly KeyEntry[]) => string, io: KeysIo): Promise<ExitCode>;
  };
}

interface KeyAction {
  readonly summary: string;
  readonly name: 'needed' | 'none';
  readonly run: (name: string, options: Options, io: Io) => Promise<ExitCode>;
}

const actions: Readonly<Record<string, KeyAction>> = {
  new: {
    summary: 'make a key and show it once',
    name: 'needed',
    run: async (name, options, io) =>
      (await load('new-key')).runNewKey({ name, permissions: textOption(options, 'permissions') }, io),
  },
  revoke: {
    summary: 'end the key of NAME',
    name: 'needed',
    run: async (name, _options, io) => (await load('revoke-key')).runRevokeKey({ name }, io),
  },
  list: {
    summary: 'say which keys there are, never the keys themselves',
    name: 'none',
    run: async (_name, options, io) =>
      (await load('list-keys')).runListKeys(
        keys => (options['format'] === 'json' ? `${JSON.stringify(keys, null, 2)}\n` : table(keys.map(cells))),
        io,
      ),
  },
};

/** `specwright key ACTION [NAME]` */
export const key: Command = {
  usage: 'key <action> [name]',
  summary: 'make, revoke and list the keys of a registry, in its own database',
  describe: command =>
    command
      .addArgument(
        new Argument('<action>', `in the database of DATABASE_URL or DATA_FOLDER; ${summaries()}`).choices(
          Object.keys(actions),
        ),
      )
      .argument('[name]', 'of new and revoke: whose it is, as the audit log names it')
      .option('--permissions <list>', 'of new: read, write, audit, with commas between (default: everything)')
      .addOption(formatOption(['pretty', 'json'], 'of list: for people or for programs')),
  async run([action = '', name], options, io) {
    const chosen = actions[action];
    if (!chosen) throw new Error(`no action ${action}`); // commander lets no other through
    if ((chosen.name === 'needed') !== (name !== undefined)) throw misused(action, chosen);
    return chosen.run(name ?? '', options, io);
  },
};

function summaries(): string {
  return Object.entries(actions)
    .map(([name, { summary }]) => `${name}: ${summary}`)
    .join('; ');
}

function misused(action: string, { name }: KeyAction): FindingsError {
  const message = name === 'needed' ? `key ${action} needs a name` : `key ${action} takes no name`;
  return new FindingsError([finding('usage-invalid', message)]);
}

function cells({ id, name, permissions, createdAt, revokedAt }: KeyEntry): readonly string[] {
  return [String(id), name, permissions.join(','), createdAt, revokedAt === null ? '' : `revoked ${revokedAt}`];
}

/** A module that is built of src/registry/keys/. */
async function load<Name extends keyof KeyModules>(name: Name): Promise<KeyModules[Name]> {
  const { registryModule } = await import('../registry-module.js');
  return registryModule(`keys/${name}`);
}
