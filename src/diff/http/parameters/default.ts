// https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2
import type { Parameter } from '../../../contract/index.js';
import { canonical, type Json } from '../../../document/index.js';
import type { Context } from '../context.js';
import type { Side } from '../side.js';
import { tell } from '../tell.js';
import type { BothParameters } from './both.js';
import { calledOf, partOf } from './pair.js';
import { schemaOf } from './plan.js';
import { subjectOf } from './subject.js';

/** What stands for a parameter that is left out. */
export function compareDefaults({ pair, travels, before, after }: BothParameters, context: Context): void {
  const [old, now] = [defaultOf(context.before, before), defaultOf(context.after, after)];
  if (old === now || (old !== undefined && now !== undefined && canonical(old) === canonical(now))) return;
  const said = (value: Json | undefined) => (value === undefined ? 'nothing' : `\`${JSON.stringify(value)}\``);
  tell(pair, context, {
    code: 'default-changed',
    level: 'risky',
    message: `the ${calledOf(after)}, where it is left out, means ${said(now)} now, and meant ${said(old)}`,
    part: partOf(after),
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(before, pair.before), old ?? null, now ?? null],
  });
}

/** Steps from reference to reference that are followed. */
const mostSteps = 20;

export function defaultOf({ contract }: Side, parameter: Parameter): Json | undefined {
  let json = schemaOf(parameter)?.json;
  for (let steps = 0; steps < mostSteps && typeof json === 'object'; steps += 1) {
    if (Object.hasOwn(json, 'default')) return json['default'];
    const { $ref } = json;
    json = typeof $ref === 'string' ? contract.schemas.get($ref)?.json : undefined;
  }
  return undefined;
}
