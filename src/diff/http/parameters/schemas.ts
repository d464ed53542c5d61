import type { Parameter, Schema } from '../../../contract/index.js';
import type { Travels } from '../../types.js';
import { type Context, rolesOf } from '../context.js';
import { parameterText } from '../message/parameter-text.js';
import { requestMessage } from '../message/request-message.js';
import { compareSchemas } from '../site.js';
import { sendableAs } from '../wire/sendable.js';
import type { BothParameters } from './both.js';
import { thatReaches } from './elsewhere.js';
import { inBothStyles } from './in-both-styles.js';
import { besideOthers } from './own-members.js';
import { partOf } from './pair.js';
import { isParsed, schemaOf, wireOf } from './plan.js';
import { withoutEmpty } from './read-empty.js';
import { comparable } from './readings.js';

/** The schemas of a parameter, where both versions read its texts as the same types. */
export function compareParameterSchemas(both: BothParameters, context: Context): void {
  const { pair, travels, before, after } = both;
  const [old, now] = comparedSchemas(before, after, travels, context);
  if (!old || !now) return;
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [before, after] : [after, before];
  const styled = sendableAs(roles.writer.side, written);
  const own = styled && besideOthers(thatReaches(styled, roles, written), roles, written);
  const sendable = own && inBothStyles(own, roles, [written, read]);
  const hasEmpty = before.allowEmptyValue || after.allowEmptyValue;
  compareSchemas(pair, context, {
    sendable: sendable && hasEmpty ? withoutEmpty(sendable) : sendable,
    before: old,
    after: now,
    travels,
    part: partOf(after),
    told: [...both.gone, ...both.moved],
    message: value => {
      const text = parameterText(roles.writer.side, written, value);
      return requestMessage(roles, { parameter: { is: written, text } });
    },
  });
}

type Described = Pick<Parameter, 'schema' | 'content'>;

/** The schemas of what goes over the wire as text, where they can be compared as those of values; none where they can't. */
export function comparedSchemas(
  before: Described,
  after: Described,
  travels: Travels,
  context: Context,
): readonly [before: Schema, after: Schema] | readonly [] {
  const [old, now] = [schemaOf(before), schemaOf(after)];
  if (!old || !now) return [];
  const areParsed = isParsed(before) && isParsed(after);
  const areAlike = areParsed || comparable(travels, wireOf(context.before, old), wireOf(context.after, now));
  return areAlike ? [old, now] : [];
}
