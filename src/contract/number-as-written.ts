import { type ObjectNode, token } from './node.js';

/**
 * A number under `name` in the digits that its author gave it: `1.0` is not `1` to who looks for it in the file.
 * @param value the number; what other text stands there, such as an alias, is said as JSON says the number
 */
export function numberAsWritten({ file, pointer }: ObjectNode, name: string, value: number): string {
  const { line, column } = file.locate(`${pointer}/${token(name)}`, 'value');
  const [written = ''] = /^[-+.\w]+/.exec(file.text.split(/\r\n?|\n/)[line - 1]?.slice(column - 1) ?? '') ?? [];
  return Number(written) === value ? written : String(value);
}
