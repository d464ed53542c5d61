import type { NameRule } from './kinds.js';

/** https://spec.openapis.org/oas/v3.2.0.html#components-object */
export const componentName: NameRule = {
  pattern: /^[a-zA-Z0-9._-]+$/,
  code: 'component-name',
  message: name => `the component name '${name}' has characters other than letters, digits, '.', '-' and '_'`,
};

/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

/** https://spec.openapis.org/oas/v3.2.0.html#media-type-object */
export const mediaRange: NameRule = {
  pattern: new RegExp(
    `^(?:\\*/\\*|${token}/\\*|${token}/${token})(?:[ \\t]*;[ \\t]*(?:${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))?)*$`,
  ),
  code: 'media-type-invalid',
  message: name => `'${name}' is no media type or range such as application/json or text/*`,
};

export const headerName: NameRule = {
  pattern: new RegExp(`^${token}$`),
  code: 'header-name',
  message: name => `'${name}' can't be the name of an HTTP header`,
};

/** https://spec.openapis.org/oas/v3.2.0.html#path-item-object, additionalOperations */
export const methodName: NameRule = {
  pattern: new RegExp(`^(?!(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY)$)${token}$`),
  code: 'method-invalid',
  message: name =>
    /^[A-Z]+$/.test(name)
      ? `'${name}' has a field of its own in the path item and can't stand among additionalOperations`
      : `'${name}' can't be an HTTP method`,
};

/** https://spec.openapis.org/oas/v3.2.0.html#responses-object */
export const status: NameRule = {
  pattern: /^(?:[1-5](?:[0-9]{2}|XX)|default)$/,
  code: 'status-invalid',
  message: name => `'${name}' is no status: a code such as 200, a range such as 4XX, or default`,
};
