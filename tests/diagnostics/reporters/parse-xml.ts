import { DOMParser, type Element } from '@xmldom/xmldom';

/**
 * The root of a text as a real XML parser reads it.
 * @throws where it is not well-formed
 */
export function parseXml(text: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      // it warns of U+FFFD, which stands here for half a surrogate pair
      if (level !== 'warning') throw new Error(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error('there is no root element');
  return root;
}
