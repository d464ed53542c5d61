// Of a page of notes on standard input says the id of the one that begins with the mark in the first argument; `more` where
// another page may have it; nothing where there is none.
import { readFileSync } from 'node:fs';

const notes = JSON.parse(readFileSync(0, 'utf8'));
const [mark] = process.argv.slice(2);
const found = notes.find(({ body }) => body.startsWith(mark));
process.stdout.write(found ? String(Number(found.id)) : notes.length === 100 ? 'more' : '');
