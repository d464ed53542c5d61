import { parseMediaType } from '../../media/index.js';

const characters = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;

/**
 * The boundary that a Content-Type names: 1 to 70 characters, quoted where they need it.
 * https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1
 */
export function boundaryOf(contentType: string): string | undefined {
  const boundary = parseMediaType(contentType)?.parameters.get('boundary');
  return boundary !== undefined && characters.test(boundary) ? boundary : undefined;
}
