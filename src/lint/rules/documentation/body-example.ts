import type { MediaType, Operation } from '../../../contract/index.js';
import { Part } from '../../parts.js';
import type { Rule, RuleContext } from '../../rule.js';
import { isJson } from '../../statuses.js';

/** A rule that the bodies of an operation have examples: in the media type, in the schema, or in each of its properties. */
export function bodyExample(
  rule: Pick<Rule, 'code' | 'presets' | 'what' | 'bad' | 'good'>,
  bodies: (operation: Operation) => readonly (readonly [name: string, content: readonly MediaType[]])[],
): Rule {
  return {
    ...rule,
    category: 'documentation',
    severity: 'info',
    why: 'An example is what most readers look at first, what mocks answer, and what shows at once where a schema is not what was meant.',
    remedy: 'Add an example of the whole body, or examples of all properties in its schema',
    check: context => ({
      contract: ({ operations }) => {
        const told = new Set<MediaType>();
        for (const operation of operations) {
          for (const [name, content] of bodies(operation)) {
            const media = content.find(({ range }) => isJson(range));
            if (!media || told.has(media) || hasExample(media, context)) continue;
            told.add(media);
            context.report(`${name} in ${media.range} has no example`, media.location, { operation: operation.key });
          }
        }
      },
    }),
  };
}

function hasExample({ examples, schema }: MediaType, context: RuleContext): boolean {
  if (examples.length > 0 || !schema) return examples.length > 0;
  return isShown(
    Part.of(schema, id => context.schemas.schema(id)),
    3,
  );
}

/** @param deep how far an example may be made of those of parts */
function isShown(part: Part, deep: number): boolean {
  const all = part.all();
  const says = ['examples', 'default', 'const', 'enum'];
  if (all.some(({ json }) => says.some(keyword => keyword in json))) return true;
  if (deep === 0) return false;
  const items = all.flatMap(each => each.at('items') ?? []);
  if (items.length > 0) return items.some(each => isShown(each, deep - 1));
  const { properties } = part;
  return properties.size > 0 && [...properties.values()].every(each => isShown(each, deep - 1));
}
