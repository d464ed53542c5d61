import type { CodeEntry } from '../code-entry.js';

/** Codes reported by database/. */
export const databaseCodes = {
  'database-unreachable': {
    severity: 'error',
    what: 'The database does not answer, or does not let us in.',
    why: 'Nothing was changed.',
    remedy:
      'See that the server runs and that the variable with its URL names the right host, database, user and password',
  },
  'migrations-unreadable': {
    severity: 'error',
    what: 'The folder of migrations or seeds, or a file in it, cannot be read.',
    why: 'A database brought forward by some of its migrations is one that nobody has tested.',
    remedy:
      'Name the folder as `database.migrations` or `database.seeds` in the settings; `specwright db new` makes one',
  },
  'migrations-unwritable': {
    severity: 'error',
    what: 'The file of a new migration cannot be written.',
    why: 'Nothing that is there is ever replaced.',
    remedy: 'See that the folder can be written to, and that no file of that name is there',
  },
  'migration-misnamed': {
    severity: 'error',
    what: 'A file in the folder of migrations is not called as a migration is, or two are the same migration.',
    why: 'Migrations run in the order of their names; what is passed over silently never runs.',
    remedy: 'Call it YYYYMMDDHHMMSS_verb_noun.ts, or move it elsewhere',
  },
  'migration-invalid': {
    severity: 'error',
    what: 'The module of a migration or seed cannot be imported, or does not export what it must.',
    why: 'All modules that are to run are looked at before the first one runs, so nothing was changed.',
    remedy: 'Export the functions up and down; a data migration exports batch, a seed exports seed',
  },
  'migration-unknown': {
    severity: 'error',
    what: 'There is no migration of the name that was asked for.',
    why: 'Going to a state that was mistyped could take back more than was meant.',
    remedy: '`specwright db status` lists the names',
  },
  'migration-edited': {
    severity: 'error',
    what: 'A migration was changed after it ran on this database.',
    why: 'This database has what the earlier text did, a new one would have what the text does now.',
    remedy:
      'Restore the file as it ran and put the change into a new migration; where it changes nothing, `specwright db up --accept-edited`',
  },
  'migration-missing': {
    severity: 'error',
    what: 'A migration that ran on this database is not in the folder.',
    why: 'The database is ahead of the code, or of another branch: what it holds is not what the code expects.',
    remedy: 'Restore the file, or run `specwright db down` where the file still is',
  },
  'migration-out-of-order': {
    severity: 'error',
    what: 'A migration that has not run is older than one that has.',
    why: 'On a new database they run the other way round, which may give something else.',
    remedy: 'Give it a newer name, or pass --allow-out-of-order where the two have nothing to do with each other',
  },
  'migration-pending': {
    severity: 'error',
    what: 'A migration has not run on this database.',
    why: 'The code expects what it makes.',
    remedy: 'Run `specwright db up`',
  },
  'migration-unfinished': {
    severity: 'warning',
    what: 'A migration outside a transaction was begun and did not come to its end.',
    why: 'What it did until then is there.',
    remedy: 'Run `specwright db up`: invalid indexes that it left are dropped, and it runs again',
  },
  'migration-failed': {
    severity: 'error',
    what: 'A migration failed.',
    why: 'In a transaction it left nothing behind. Those that ran before it are kept.',
    remedy: 'Mend it and run the command again',
  },
  'migration-locked': {
    severity: 'error',
    what: 'Another process migrates this database, and did not end within the time to wait.',
    why: 'Two at once would do the same thing twice.',
    remedy: 'Wait for it, or give a longer --lock-timeout',
  },
  'migration-lock-lost': {
    severity: 'error',
    what: 'The connection that holds the lock of migrations broke off.',
    why: 'Another process may have begun to migrate. The migration under way was rolled back, if it ran in a transaction.',
    remedy: 'Run the command again',
  },
  'migration-index-invalid': {
    severity: 'error',
    what: 'Building an index outside a transaction failed, and left an index that is not used.',
    why: 'It slows down each write, serves no query, and `if not exists` takes it for the index that is wanted.',
    remedy: 'Run `specwright db up` again: it drops the index and builds it anew',
  },
  'migration-index-dropped': {
    severity: 'warning',
    what: 'An invalid index that an interrupted migration had left was dropped.',
    why: 'The migration builds it anew.',
    remedy: 'Nothing is to be done',
  },
  'migration-not-reversible': {
    severity: 'error',
    what: 'After up, down and up the database is not what it was.',
    why: 'A `down` that leaves something behind makes the next `up` fail, when it is needed most.',
    remedy: 'Let down take back all that up did, and nothing else',
  },
  'database-drift': {
    severity: 'error',
    what: 'The database differs from what its migrations make.',
    why: 'What was changed by hand is missing in every other database, and the next migration may fail on it.',
    remedy: 'Put the change into a migration, or take it back; schemas of others are left out by --exclude',
  },
  'database-check-impossible': {
    severity: 'error',
    what: 'The temporary database that the check compares with cannot be made.',
    why: 'What the migrations make is only known by running them.',
    remedy: 'Let the role create databases (`alter role ... createdb`), or check a copy on another server',
  },
  'data-migration-early': {
    severity: 'error',
    what: 'A data migration waits for migrations that have not run.',
    why: 'It works on what they make.',
    remedy: 'Run `specwright db up` first',
  },
  'seed-failed': {
    severity: 'error',
    what: 'A seed failed; nothing of it was kept.',
    why: 'Seeds run again and again: one that inserts what is there already fails the second time.',
    remedy: 'Insert with upsert(), which updates the row that is there',
  },
} as const satisfies Record<string, CodeEntry>;
