import { type OptionRule, option } from '../diagnostics/index.js';
import type { Limits } from './limits.js';
import type { DocumentSet } from './types.js';

const format = option.oneOf('json', 'yaml');
const limits = option.of({
  bytes: option.count,
  depth: option.count,
  aliasNodes: option.count,
  files: option.count,
  remoteMilliseconds: option.count,
} satisfies Record<keyof Limits, OptionRule>);

/** What each option of `loadDocument` must be. */
export const loadRules = {
  cwd: option.text,
  root: option.text,
  allowRemote: option.boolean,
  allowBroken: option.boolean,
  limits,
  format,
  stdin: option.rule('a stream', value => typeof value === 'object' && value !== null && Symbol.asyncIterator in value),
  remote: option.anObject,
  texts: option.rule('a map of texts by path', value => value instanceof Map),
  onRead: option.aFunction,
};

/** What each option of `loadText` must be. */
export const textRules = { display: option.required(option.text), format, limits, allowBroken: option.boolean };

/** What each option of `bundle` must be. */
export const bundleRules = { format, yamlValues: option.count };

export const sourceRule = option.rule("a path, '-', a URL or git:REV:PATH", option.text.holds);
export const textRule = option.rule('a text', value => typeof value === 'string');

/** What a function takes that works on a set of documents. */
export const documentSetRule = option.rule('a set of documents, as loadDocument gives it', value => {
  const { root, files } = (option.anObject.holds(value) ? value : {}) as Partial<DocumentSet>;
  return option.anObject.holds(root) && files instanceof Map;
});
