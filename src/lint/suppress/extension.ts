import type { WrittenObject } from '../../contract/index.js';
import { type Finding, finding } from '../../diagnostics/index.js';
import { appendToken, type Json, type JsonObject } from '../../document/index.js';
import { faultOf, type Suppression } from './suppression.js';

export const ignoreExtension = 'x-lint-ignore';

/** What `x-lint-ignore: {code: reason}` lets stand: in the object that has it, and all that is in that. */
export function ignoredBy(node: WrittenObject, tell: (finding: Finding) => void): readonly Suppression[] {
  const written = node.value[ignoreExtension];
  if (written === undefined) return [];
  const base = appendToken(node.pointer, ignoreExtension);
  const refuse = (pointer: string, message: string) =>
    tell(finding('ignore-invalid', message, { location: node.file.locate(pointer, 'key') }));
  if (!isObject(written)) {
    refuse(base, `'${ignoreExtension}' must be an object: a reason for each code`);
    return [];
  }
  return Object.entries(written).flatMap(([code, given]) => {
    const pointer = appendToken(base, code);
    const acceptance = acceptanceOf(given);
    const fault = acceptance ? faultOf(acceptance) : 'must be a reason, or an object with reason, owner and expires';
    if (!acceptance || fault !== undefined) {
      refuse(pointer, `What lets '${code}' stand ${fault}`);
      return [];
    }
    const location = node.file.locate(pointer, 'key');
    const covers: Suppression['covers'] = ({ file, pointer: at }) =>
      file === location.file && (at === node.pointer || at.startsWith(`${node.pointer}/`));
    return [{ code, acceptance, location, covers }];
  });
}

function acceptanceOf(given: Json): Suppression['acceptance'] | undefined {
  if (typeof given === 'string') return { reason: given };
  if (!isObject(given)) return undefined;
  const { reason = '', owner, expires, ...others } = given;
  const isText = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';
  if (typeof reason !== 'string' || !isText(owner) || !isText(expires) || Object.keys(others).length > 0)
    return undefined;
  return { reason, ...(owner !== undefined && { owner }), ...(expires !== undefined && { expires }) };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
