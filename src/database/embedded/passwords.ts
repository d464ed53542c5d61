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

const fileIn = (place: string, major: number) => join(place, `passwords-${major}.json`);

/** @returns undefined where there are none */
export function readPasswords(place: string, major: number): Passwords | undefined {
  try {
    // written by us alone, in a folder that is ours alone
    return JSON.parse(readFileSync(fileIn(place, major), 'utf8')) as Passwords;
  } catch {
    return undefined;
  }
}

export function writePasswords(place: string, major: number, passwords: Passwords): void {
  writeFileSync(fileIn(place, major), `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
}
