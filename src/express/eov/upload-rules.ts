import { type OptionRule, type OptionRules, option } from '../../diagnostics/index.js';
import type { MulterOptions } from './multer.js';

/** As multer has it; of its amounts none is less than nothing. */
const amount = option.rule(
  'a whole number from 0, or Infinity',
  value => value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && Number(value) >= 0),
);
const utf8 = option.rule("'utf8'", value => typeof value === 'string' && /^utf-?8$/i.test(value));

const storage = option.rule("a storage of multer, with functions '_handleFile' and '_removeFile'", value => {
  if (!option.anObject.holds(value)) return false;
  const { _handleFile, _removeFile } = value as Readonly<Record<string, unknown>>; // just seen to be an object
  return typeof _handleFile === 'function' && typeof _removeFile === 'function';
});

const limits = {
  fieldNameSize: amount,
  fieldSize: amount,
  fields: amount,
  fileSize: amount,
  files: amount,
  parts: amount,
  headerPairs: amount,
  fieldNestingDepth: amount,
  fieldArrayIndexLimit: amount,
} satisfies Record<keyof NonNullable<MulterOptions['limits']>, OptionRule>;

/** What each option of multer 2 must be. https://github.com/expressjs/multer#multeropts */
export const uploadRules: OptionRules = {
  dest: option.text,
  storage,
  fileFilter: option.aFunction,
  limits: option.of(limits),
  preservePath: option.rule('false', value => value === false),
  defParamCharset: option.either(option.oneOf('latin1'), utf8),
  defCharset: utf8,
  highWaterMark: option.count,
  fileHwm: option.count,
} satisfies Record<keyof MulterOptions, OptionRule>;
