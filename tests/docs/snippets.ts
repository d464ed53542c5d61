import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A block of code in a page. */
export interface Snippet {
  readonly page: string;
  /** Of its first line of code. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** All blocks of code in the README and in docs/, in order. */
export function snippets(): readonly Snippet[] {
  const pages = ['README.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)];
  return pages.filter(page => page.endsWith('.md')).flatMap(page => snippetsOf(page));
}

function snippetsOf(page: string): readonly Snippet[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(({ 1: language = '', 2: code = '', index }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    text: code,
  }));
}

/** The migration of docs/migrations.md that makes the tables of the pages on the database. */
export function tablesOfPets(): string {
  const own = snippets().filter(({ page, language }) => page === 'docs/migrations.md' && language === 'ts');
  return own.find(({ text }) => text.includes('create table pets'))?.text ?? '';
}
