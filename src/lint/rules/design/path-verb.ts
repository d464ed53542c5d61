import type { JsonObject } from '../../../document/index.js';
import { isTemplate, segmentsOf } from '../../paths.js';
import { isObject, textsOf } from '../../read.js';
import type { Rule } from '../../rule.js';
import { wordsOf } from '../../words.js';

/** Those that no one takes for a noun: `search`, `export` and `request` are both. */
const verbs =
  'get create add insert update modify edit delete remove destroy list fetch retrieve find read make do perform execute save store show view set';
/** What is a noun too where it stands alone, or before another. */
const nouns =
  /^(?:list|lists|set|sets|view|views|find|store|stores|edit|edits|show|shows|read|reads|add|get)(?:$|[-_][a-z0-9]*$)/;

export const pathVerb: Rule = {
  code: 'path-verb',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A segment of a path begins with a verb.',
  why: 'A path names a resource, and the method says what is done with it (RFC 9110, section 9.1): `POST /pets` rather than `/createPet`.',
  remedy: 'Name the resource by a noun, and let the method say what is done with it',
  options: {
    verbs: {
      schema: { type: 'array', items: { type: 'string' } },
      default: [],
      what: 'More verbs, in small letters.',
    },
    actions: {
      schema: { type: 'boolean' },
      default: false,
      what: 'Whether the last segment of a path that has only POST may be a verb: `POST /pets/{petId}/remove`.',
    },
  },
  bad: `
paths:
  /getPets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  check: ({ report, options }) => {
    const more = options['verbs'] as readonly string[]; // its schema says so
    const words = [...verbs.split(' '), ...more.map(verb => verb.replace(/[^a-z]/g, ''))];
    const verb = new RegExp(`^(?:${words.join('|')})(?=[A-Z_-]|$)`);
    const isVerb = (segment: string) =>
      verb.test(segment) && !isTemplate(segment) && (more.includes(segment) || !nouns.test(segment));
    return {
      pathItem: node => {
        if (node.parent?.type !== 'paths') return;
        const segments = segmentsOf(node.key);
        const isAction = options['actions'] === true && 'post' in node.value && !('get' in node.value);
        const found = (isAction ? segments.slice(0, -1) : segments).find(
          segment => isVerb(segment) && !isCalledThing(segment, node.value, words),
        );
        if (found !== undefined) report(`The path '${node.key}' has a verb in it: '${found}'`, node);
      },
    };
  },
};

/**
 * Whether an operation calls the segment a thing: `remove-token` is one where its summary is `Create a remove token`, of which
 * the verb is another.
 */
function isCalledThing(segment: string, pathItem: JsonObject, verbs: readonly string[]): boolean {
  const words = wordsOf(segment);
  if (words.length < 2) return false;
  const said = ` ${words.join(' ')} `;
  const texts = Object.values(pathItem)
    .filter(isObject)
    .flatMap(({ operationId, summary }) => textsOf([operationId ?? '', summary ?? '']));
  return texts.some(text => {
    const [before, after] = ` ${wordsOf(text)
      .filter(word => !/^(?:an?|the)$/.test(word))
      .join(' ')} `.split(said);
    return after !== undefined && verbs.includes(before?.split(' ').at(-1) ?? '');
  });
}
