// https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2
import { type Parameter, type SchemaJson, valueAsWritten } from '../../../contract/index.js';
import { canonical, type Json } from '../../../document/index.js';
import { defaultOf as defaultIn } from '../../../plan/index.js';
import type { Remark } from '../../report.js';
import { type Context, type Pair, rolesOf } from '../context.js';
import { madeAt } from '../made-at.js';
import { comparePropertyDefaults, whereLeftOut } from '../property-defaults.js';
import { byKey } from '../security/keys.js';
import type { Side } from '../side.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { areTextsTaken, isAllTaken } from '../wire/proof.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { schemaOf } from './plan.js';
import { subjectOf } from './subject.js';

/** What stands for a parameter that is left out. */
export function compareDefaults({ pair, travels, before, after }: BothParameters, context: Context): void {
  const [old, now] = [defaultOf(context.before, before), defaultOf(context.after, after)];
  // what had to be sent meant nothing by its absence, and no request lacks a part of its path
  if ((before.required && old === undefined) || before.in === 'path') return;
  if (old === now || (old !== undefined && now !== undefined && canonical(old) === canonical(now))) return;
  tell(pair, context, {
    code: 'default-changed',
    level: 'risky',
    message: `the ${calledOf(after)}, ${whereLeftOut(old, now)}`,
    part: partOf(after),
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(before, pair.before), old ?? null, now ?? null],
  });
}

/** What stands for members of an object that are left out. */
export function compareMemberDefaults({ pair, travels, before, after }: BothParameters, context: Context): void {
  if (travels === 'response') return;
  const names = { part: partOf(after), called: calledOf(after), subject: () => subjectOf(before, pair.before) };
  comparePropertyDefaults({ pair, before: schemaOf(before), after: schemaOf(after), ...names }, context);
}

/** What a service that fills in defaults takes where the parameter is missing. */
export function defaultOf({ contract }: Side, parameter: Parameter): Json | undefined {
  const schema = schemaOf(parameter);
  return schema && defaultIn(contract, schema.json, valueAsWritten);
}

/**
 * How grave it is that a parameter has to be there now, and what becomes of requests without it: there are none where each has it
 * as an API key; and a service that takes the default of its schema, as Specwright's do, refuses none.
 */
export function gravityOfRequired(
  pair: Pair,
  parameter: Parameter,
  context: Context,
): Pick<Remark, 'level' | 'message' | 'softened' | 'unknown' | 'remedy'> {
  const { after, options } = context;
  const called = calledOf(parameter);
  if (byKey(context.before, pair.before, parameter).is === 'all') {
    const message = `the ${called} has to be there now, where each request has an API key`;
    return { message, ...gravityByKey(pair, parameter, context) };
  }
  if (options.strict?.includes('parameter-defaults') || defaultOf(after, parameter) === undefined)
    return { level: 'breaking', message: `requests without the ${called} are refused now` };
  const message = `requests without the ${called} may be refused now`;
  return { level: 'risky', message, softened: 'parameter-defaults', ...filledIn };
}

/** How grave it is that a parameter is new where requests have an API key: the key is its text. */
export function gravityByKey(
  pair: Pair,
  parameter: Parameter,
  context: Context,
): Pick<Remark, 'level' | 'unknown' | 'remedy'> {
  const isSent = byKey(context.before, pair.before, parameter).is !== 'none';
  return isSent && !isAnyKeyTaken(pair, parameter, context) ? { level: 'risky', ...ofKeys } : { level: 'safe' };
}

/** Whether a parameter takes whatever text an API key may be. */
function isAnyKeyTaken(pair: Pair, { schema: read }: Parameter, context: Context): boolean {
  if (!read) return false;
  const roles = rolesOf(pair, context, 'request');
  const made = (json: SchemaJson) => madeAt(context.before, pair.before, json);
  // a key that is empty is none
  const written = made({ type: 'string', minLength: 1 });
  return isAllTaken(context, roles, made(true), read) || areTextsTaken(context, roles, { written, read });
}

const ofKeys = undecided(
  'whether the parameter takes every key',
  'its schema does not take every text, and no document says what keys look like',
  'Describe the key by the security scheme alone',
);

const filledIn = undecided(
  'whether requests without it are refused',
  "a service that takes the default of the schema where the parameter is missing, as Specwright's does, answers them, and others do not",
  'Make the parameter optional: its default says what it means where it is missing',
);
