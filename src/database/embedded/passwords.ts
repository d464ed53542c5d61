import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One for the superuser, one for the owner of the database, whom everything else connects as. */
export interface Passwords {
  readonly postgres: string;
  readonly specwright: string;
}

/** Makes passwords: 256 bits each, in characters that a URL takes as they are. */
export function newPasswords(): Passwords {
  const random = () => randomBytes(32).toString('base64url');
  return { postgres: random(), specwright: random() };
}

const fileIn = (data: string) => join(data, 'specwright.json');

/** @returns undefined where there are none */
export function readPasswords(data: string): Passwords | undefined {
  try {
    // written by us alone, in a folder that is ours alone
    return JSON.parse(readFileSync(fileIn(data), 'utf8')) as Passwords;
  } catch {
    return undefined;
  }
}

/** Kept with the data, so that there is never one without the other. @returns the file */
export function writePasswords(data: string, passwords: Passwords): string {
  const file = fileIn(data);
  writeFileSync(file, `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  return file;
}
