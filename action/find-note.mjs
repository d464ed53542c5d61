// Of a page of notes on standard input says the id of the one that begins with the mark in the first argument and is by the user
// in the file that the second one names; `more` where another page may have it; nothing where there is none.
import { readFileSync } from 'node:fs';

const notes = JSON.parse(readFileSync(0, 'utf8'));
const [mark, user] = process.argv.slice(2);
const { id: own } = JSON.parse(readFileSync(user, 'utf8'));
if (!Number.isInteger(own)) throw new Error('The answer does not say which user the token is of');
const found = notes.find(({ body, author }) => author?.id === own && body.startsWith(mark));
process.stdout.write(found ? String(Number(found.id)) : notes.length === 100 ? 'more' : '');
