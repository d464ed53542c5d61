import { nearest } from '../nearest.js';
import { configSchema, type SettingSchema } from './schema.js';

/** One setting that can't be taken as it is. */
export interface Misfit {
  /** JSON Pointer into the configuration. */
  readonly pointer: string;
  readonly message: string;
  readonly remedy?: string;
  /** Whether it is the name that is wrong rather than the value. */
  readonly name?: true;
}

/** Everything in a configuration that its schema does not allow. */
export function misfits(value: unknown, schema: SettingSchema = configSchema, pointer = ''): readonly Misfit[] {
  const label = pointer === '' ? 'The configuration' : `'${pointer.slice(1).replaceAll('/', '.')}'`;
  const kind = kindOf(value);
  if (kind !== schema.type)
    return [{ pointer, message: `${label} must be ${article(schema.type)}, not ${article(kind)}` }];
  if (schema.minLength && value === '') return [{ pointer, message: `${label} must not be empty` }];
  if (kind !== 'object') return [];
  // just seen to be an object
  return Object.entries(value as object).flatMap(([name, setting]) => {
    const properties = schema.properties ?? {};
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return known ? misfits(setting, known, place) : [unknownSetting(name, Object.keys(properties), place)];
  });
}

function unknownSetting(name: string, names: readonly string[], pointer: string): Misfit {
  const near = nearest(name, names);
  const remedy = near === undefined ? `The settings here are ${names.join(', ')}` : `Did you mean ${near}?`;
  return { pointer, message: `There is no setting '${name}'`, remedy, name: true };
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'list' : typeof value;
}

function article(kind: string): string {
  if (kind === 'nothing') return kind;
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
