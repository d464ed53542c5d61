import { FindingsError, finding } from '../../../diagnostics/index.js';

/** A name without its ending: when it was made, a verb, and what it is done to. */
const name = /^\d{14}_[a-z0-9]+(?:_[a-z0-9]+)+$/;

/** A file that is a migration's, or that one who writes migrations would take for one. */
const scriptEnding = /(?<!\.d)\.([mc]?[jt]s)$/;

export interface ScriptName {
  readonly name: string;
  readonly ending: string;
}

/** What a file is called without its ending; undefined where it is no script, or hidden. */
export function scriptName(file: string): ScriptName | undefined {
  const ending = file.startsWith('.') ? undefined : scriptEnding.exec(file)?.[1];
  return ending === undefined ? undefined : { name: file.slice(0, -ending.length - 1), ending };
}

export function isMigrationName(text: string): boolean {
  return name.test(text);
}

/**
 * The name of a migration made now.
 * @param words `create_pets`, or as one would say it: `create pets`
 * @throws FindingsError usage-invalid where they are no verb and noun
 */
export function migrationName(words: string, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const made = `${stamp}_${words
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')}`;
  if (isMigrationName(made)) return made;
  const remedy = 'Say what is done to what, in lower case: create_pets, add_price_to_orders';
  throw new FindingsError([finding('usage-invalid', 'A migration is named by a verb and a noun', { remedy })]);
}
