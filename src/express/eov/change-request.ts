import type { HandlerInput } from '../../enforce/index.js';
import type { Form } from './form.js';
import type { AnyRequest } from './options.js';

/**
 * Leaves in the request what was read of it, as express-openapi-validator's users expect; this entry alone does so.
 * @param form the body, where it came in parts
 */
export function changeRequest(request: AnyRequest, input: HandlerInput, form: Form | undefined): void {
  const { params, query, headers, body, operation } = input;
  const openapi = request.openapi as { pathParams: unknown };
  openapi.pathParams = params;
  keepParams(request, params);
  // Express 5 has a getter of that name.
  define(request, 'query', { ...(request.query as object), ...query });
  for (const name of Object.keys(headers)) define(request.headers, name, headers[name]);
  if (form) leaveForm(request, form);
  else if (operation.body && body !== undefined) request.body = body;
}

/** As multer does. */
export function leaveForm(request: AnyRequest, { fields, files }: Form): void {
  request.files = files;
  request.body = fields;
}

/** Express gives each route `params` of its own; the typed ones take the place of its texts there. */
export function keepParams(request: AnyRequest, params: Readonly<Record<string, unknown>>): void {
  let current: object = { ...params };
  Object.defineProperty(request, 'params', {
    configurable: true,
    enumerable: true,
    get: () => current,
    set(given: object | undefined) {
      current = { ...given };
      for (const name of Object.keys(params)) if (Object.hasOwn(current, name)) define(current, name, params[name]);
    },
  });
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}
