// https://spec.openapis.org/oas/v3.1.0#responses-object
import { defineFunction } from '../../functions/define.js';
import { versionOf } from '../version.js';

/** A Responses Object has a status that tells of success: one of 2xx or 3xx. */
export const oasOpSuccessResponse = defineFunction<object, null>(
  { input: { type: 'object' }, options: null },
  (responses, _options, { document }) => {
    const ranges = versionOf(document.data) !== '2.0';
    const succeeds = (status: string) =>
      (Number(status) >= 200 && Number(status) < 400) || (ranges && (status === '2XX' || status === '3XX'));
    return Object.keys(responses).some(succeeds)
      ? undefined
      : [{ message: 'No response tells of success: a status of 2xx or 3xx is missing' }];
  },
);
