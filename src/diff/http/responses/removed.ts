import type { Response } from '../../../contract/index.js';
import type { Context } from '../context.js';
import { ownerOf } from '../owner.js';
import { tell } from '../tell.js';
import type { BothResponses } from './both.js';
import { isSuccess } from './success.js';

/** A status for which the new version declares no response. */
export function responseRemoved(
  { pair, travels, status }: Omit<BothResponses, 'before' | 'after'>,
  before: Response,
  context: Context,
): void {
  const place = {
    code: 'response-removed',
    part: `response ${status}`,
    direction: travels,
    before: before.location,
    subject: [...ownerOf(before.location, pair.before), status],
  } as const;
  if (travels === 'request') {
    const message = `who answers with ${status} is not understood any more`;
    tell(pair, context, { ...place, level: isSuccess(status) ? 'breaking' : 'risky', message });
  } else if (isSuccess(status)) {
    const message = `the answer ${status} does not come any more; who waits for it waits in vain`;
    tell(pair, context, { ...place, level: 'breaking', message });
  } else tell(pair, context, { ...place, level: 'safe', message: `the answer ${status} is not declared any more` });
}
