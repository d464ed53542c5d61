import { type Finding, FindingsError, finding, nearest } from '../../diagnostics/index.js';
import { defaultText, kindOf } from './kinds.js';
import { meantBy } from './misspelt.js';
import type { Environment, Setting, SettingsTable } from './setting.js';

export interface EnvironmentOptions {
  /** Of the service's own variables, as in ACME_: one that begins so and is no setting is told. Default: none are. */
  readonly prefix?: string;
  /** Told of a variable that is no setting and whose name is a setting's but for a slip: DATABASE_ULR. */
  readonly misspelt?: (name: string, meant: string) => void;
}

/**
 * Reads the settings of a table out of the environment. An empty variable counts as not set. No value is ever told.
 * @throws FindingsError environment-invalid with everything that is wrong, at once
 */
export function environment<const Table extends SettingsTable>(
  table: Table,
  env: Readonly<Record<string, string | undefined>>,
  { prefix, misspelt }: EnvironmentOptions = {},
): Environment<Table> {
  const found: Finding[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(table)) {
    const text = env[name];
    const given = text === undefined || text === '' ? fallbackOf(setting) : kindOf(setting).read(text, setting);
    if (given === undefined && (setting.required || (text ?? '') !== ''))
      found.push(faultOf(name, setting, text ?? ''));
    values[name] = given;
  }
  if (misspelt) tellMisspelt(table, env, misspelt);
  if (prefix !== undefined) found.push(...unknown(table, env, prefix));
  if (found.length > 0) throw new FindingsError(found);
  return Object.freeze(values) as Environment<Table>; // each read by its kind
}

function tellMisspelt(
  table: SettingsTable,
  env: Readonly<Record<string, string | undefined>>,
  tell: NonNullable<EnvironmentOptions['misspelt']>,
): void {
  const names = Object.keys(table);
  for (const name of Object.keys(env)) {
    const meant = Object.hasOwn(table, name) ? undefined : meantBy(name, names);
    // of one that is set too, the other may be anybody's
    if (meant !== undefined && (env[meant] ?? '') === '') tell(name, meant);
  }
}

function fallbackOf(setting: Setting): unknown {
  return setting.kind === 'secret' ? undefined : setting.default;
}

/** What it must be is said once, by whichever of the two has to. */
function faultOf(name: string, setting: Setting, text: string): Finding {
  const must = kindOf(setting).must(setting);
  const [message, todo] =
    text === ''
      ? [`The variable ${name} is not set`, `Set it to ${must}`]
      : [`The variable ${name} is not ${must}`, `Mend it${unsetting(setting)}`];
  return finding('environment-invalid', message, { remedy: `${todo}: ${setting.description}` });
}

function unsetting(setting: Setting): string {
  const fallback = defaultText(setting);
  if (fallback !== undefined) return `, or unset it for ${fallback === '' ? 'none' : fallback}`;
  return setting.required === true ? '' : ', or unset it';
}

function unknown(
  table: SettingsTable,
  env: Readonly<Record<string, string | undefined>>,
  prefix: string,
): readonly Finding[] {
  const names = Object.keys(table);
  return Object.keys(env)
    .filter(name => name.startsWith(prefix) && !Object.hasOwn(table, name))
    .map(name => {
      const meant = nearest(name, names);
      const remedy = meant === undefined ? 'Take it out: nothing reads it' : `Did you mean ${meant}?`;
      return finding('environment-invalid', `The variable ${name.slice(0, 100)} is no setting`, { remedy });
    });
}
