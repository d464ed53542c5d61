import { nearest } from '../../diagnostics/index.js';
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
  const types: readonly string[] = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (!types.includes(kind))
    return [{ pointer, message: `${label} must be ${types.map(article).join(' or ')}, not ${article(kind)}` }];
  if (schema.minLength && value === '') return [{ pointer, message: `${label} must not be empty` }];
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (typeof value === 'number' && !(value >= minimum && value <= maximum))
    return [{ pointer, message: `${label} must be from ${minimum} to ${maximum}, not ${value}` }];
  if (Array.isArray(value))
    return value.flatMap((item, index) => (schema.items ? misfits(item, schema.items, `${pointer}/${index}`) : []));
  if (kind !== 'object') return [];
  const settings = value as object; // just seen to be one
  const missing = (schema.required ?? []).filter(name => !Object.hasOwn(settings, name));
  return [
    ...missing.map(name => ({ pointer, message: `${label} must have '${name}'` })),
    ...Object.entries(settings).flatMap(([name, setting]) => {
      const properties = schema.properties ?? {};
      const known = Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties;
      const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (known === true) return [];
      return known ? misfits(setting, known, place) : [unknownSetting(name, Object.keys(properties), place)];
    }),
  ];
}

function unknownSetting(name: string, names: readonly string[], pointer: string): Misfit {
  const near = nearest(name, names);
  const remedy = near === undefined ? `The settings here are ${names.join(', ')}` : `Did you mean ${near}?`;
  return { pointer, message: `There is no setting '${name}'`, remedy, name: true };
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'array' : typeof value;
}

function article(kind: string): string {
  if (kind === 'nothing') return kind;
  if (kind === 'array') return 'a list';
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
