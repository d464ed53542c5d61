// https://www.rfc-editor.org/rfc/rfc9110#section-15
import type { Response } from '../../../contract/index.js';
import type { Context } from '../context.js';
import { ownerOf } from '../owner.js';
import { tell } from '../tell.js';
import type { BothResponses } from './both.js';
import { isSuccess } from './success.js';

/** A status for which the old version declares no response. */
export function responseAdded(
  { pair, travels, status }: Omit<BothResponses, 'before' | 'after'>,
  after: Response,
  context: Context,
): void {
  const isRisky = travels === 'response' && isSuccess(status);
  const message =
    travels === 'request'
      ? `an answer of ${status} is understood too`
      : isRisky
        ? `clients may get ${status}, which they do not know as a success`
        : `clients may get ${status}, which they take for any other of its class`;
  tell(pair, context, {
    code: 'response-added',
    part: `response ${status}`,
    direction: travels,
    after: after.location,
    level: isRisky ? 'risky' : 'safe',
    message,
    subject: [...ownerOf(after.location, pair.after), status],
  });
}
