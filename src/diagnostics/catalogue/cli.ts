import type { CodeEntry } from '../code-entry.js';

/** Codes reported by cli/. */
export const cliCodes = {
  'usage-invalid': {
    severity: 'error',
    what: 'The command line names a command, an argument or an option that the command does not have, or leaves out one that it needs.',
    why: 'A command that guesses what was meant may write to the wrong place.',
    remedy: 'Run `specwright --help`, or `specwright COMMAND --help` for the options of one command',
  },
  'config-invalid': {
    severity: 'error',
    what: 'The configuration file is no YAML, JSON or module that gives an object, or holds something that its JSON Schema does not allow.',
    why: 'A misspelt setting that is passed over silently is one that never takes effect.',
    remedy: 'Mend the named setting; docs/specwright.config.schema.json lists all of them',
  },
  'config-definition-invalid': {
    severity: 'error',
    what: 'A format or keyword of the settings is not what its module exports.',
    why: 'Generated modules import it: what is not there now would fail when the server starts, and what is no definition would check nothing.',
    remedy: 'Correct the module and the export; docs/schemas.md shows what a format and a keyword are made of',
  },
  'config-unreadable': {
    severity: 'error',
    what: 'The configuration file cannot be read, or loading it failed.',
    why: 'Without its configuration the command would do something other than what the project asks for.',
    remedy: 'See that the file named by --config exists and can be read',
  },
  'report-unwritable': {
    severity: 'error',
    what: 'The file named by --output cannot be written.',
    why: 'The result would be lost.',
    remedy: 'Name a file in a folder that exists and that you may write to',
  },
  'code-unknown': {
    severity: 'error',
    what: 'The code asked for is not in the catalogue.',
    why: 'Codes are stable: one that is not listed was mistyped, or belongs to another version.',
    remedy: 'Run `specwright explain` without a code to list all of them',
  },
  'registry-key-missing': {
    severity: 'error',
    what: 'No registry is known to the command, or no key for it.',
    why: 'A registry shows and takes contracts only where it is told by a key who asks.',
    remedy: 'Run `specwright login URL`, or set SPECWRIGHT_REGISTRY and SPECWRIGHT_KEY',
  },
  'registry-key-refused': {
    severity: 'error',
    what: 'The registry does not know the key, or the key does not allow what was asked for.',
    why: 'A key may have been revoked, or belong to another registry.',
    remedy: 'Run `specwright login URL` with a key that allows it',
  },
  'registry-unreachable': {
    severity: 'error',
    what: 'The registry does not answer, answers with something that is none of its answers, or can do no work at the moment.',
    why: 'Nothing was sent or read, or it is not known whether it was; all commands can be run again safely.',
    remedy: 'See that the URL is right and the registry runs, then run the command again',
  },
  'registry-refused': {
    severity: 'error',
    what: 'The registry has no such API or version, or does not take what was sent.',
    why: 'What its contract does not allow, a registry refuses.',
    remedy: 'Mend what the message names; `specwright list` shows what there is',
  },
  'registry-version-differs': {
    severity: 'error',
    what: 'The version is in the registry already, with other bytes.',
    why: 'Others may rely on it: a version that is published never changes.',
    remedy: 'Publish the document under another version',
  },
  'registry-key-unwritable': {
    severity: 'error',
    what: 'The file that keeps keys of registries in the folder of your settings cannot be read or written.',
    why: 'The next command would ask for the key again.',
    remedy: 'See that you may write to the folder; or set SPECWRIGHT_REGISTRY and SPECWRIGHT_KEY instead',
  },
  'internal-error': {
    severity: 'error',
    what: 'Specwright itself failed.',
    why: 'This is a fault of the tool and not of the document.',
    remedy: 'Report it with the command and, if you may, the document; set DEBUG=specwright to see the stack',
  },
} as const satisfies Record<string, CodeEntry>;
