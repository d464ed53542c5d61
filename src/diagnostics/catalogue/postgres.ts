import type { CodeEntry } from '../code-entry.js';

/** Codes reported by the launcher of the embedded Postgres, src/database/embedded/. */
export const postgresCodes = {
  'postgres-missing': {
    severity: 'error',
    what: 'There is no Postgres to start: none is named, none is installed, and there are no binaries for this platform.',
    why: 'Specwright starts a server of its own only where there is a program to start.',
    remedy:
      'Set DATABASE_URL to a Postgres that runs, or install Postgres 15 or later, or name the folder of its programs in SPECWRIGHT_POSTGRES',
  },
  'postgres-unusable': {
    severity: 'error',
    what: 'The programs of the Postgres that was chosen do not run here, are older than Postgres 15, or lack initdb or pg_trgm.',
    why: 'A server that fails half-way through the start is harder to mend than one that never started.',
    remedy: 'Name the folder of another Postgres in SPECWRIGHT_POSTGRES, or set it to `embedded`, or set DATABASE_URL',
  },
  'postgres-version-differs': {
    severity: 'error',
    what: 'The data were written by another major version of Postgres than the one that was chosen.',
    why: 'Postgres reads the files of its own major version only, and damages nothing by refusing others.',
    remedy:
      'Name the programs of the version that wrote the data in SPECWRIGHT_POSTGRES, or move the data by pg_dump, or remove their folder to begin anew',
  },
  'postgres-in-use': {
    severity: 'error',
    what: 'Another process runs a Postgres on the same data folder.',
    why: 'Two servers on one folder destroy the data.',
    remedy: 'End the process that is named, or start from another folder, or set DATABASE_URL',
  },
  'postgres-folder-unusable': {
    severity: 'error',
    what: 'The folder for the data cannot be made, read or written, belongs to somebody else, or is open to others.',
    why: 'The data hold secrets, and a server that cannot write loses what it has acknowledged.',
    remedy:
      'Give the folder to the user that starts the server, with mode 0700 and room on its disk, or set DATABASE_URL',
  },
  'postgres-account-missing': {
    severity: 'error',
    what: 'Postgres was to be started by root, and the host has no account that it can run as.',
    why: 'Postgres refuses to run as root, and its set-up program refuses a user without an account.',
    remedy: 'Start as an ordinary user, or add an account named `postgres` to the host, or set DATABASE_URL',
  },
  'postgres-not-started': {
    severity: 'error',
    what: 'Postgres ended while it was starting, or did not answer in time.',
    why: 'Nothing can be served without the database.',
    remedy: 'Read what Postgres says, in the log file that is named',
  },
} as const satisfies Record<string, CodeEntry>;
