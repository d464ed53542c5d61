// https://spec.openapis.org/oas/v3.2.0.html#xml-object
import type { Context } from '../context.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import type { BothBodies } from './body-pair.js';
import { isXml } from './marked-up.js';
import { xmlChanges } from './xml-form.js';

const most = 3;

/** How values are written as XML: what the schemas accept says nothing of it. */
export function compareXml(bodies: BothBodies, context: Context): void {
  const { pair, travels, range, part, called, before, after, subject } = bodies;
  if (!isXml(range) || !before.schema || !after.schema) return;
  const changes = xmlChanges([context.before, before.schema], [context.after, after.schema]);
  if (changes.length === 0) return;
  const names = changes.map(({ path }) => (path.length === 0 ? 'the root' : `\`${path.join('.')}\``));
  const more = names.length - most;
  const where = names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
  tell(pair, context, {
    code: 'xml-changed',
    level: 'risky',
    message: `the XML of the ${called} is written in another way: ${where}`,
    part,
    direction: travels,
    before: before.schema.location,
    after: after.schema.location,
    subject: [...subject(), ...changes.flatMap(each => [...each.path, ...each.before, ...each.after])],
    ...undecided(
      `whether the XML of the ${called} is understood as before`,
      'names, namespaces, attributes and wrappers of XML are not compared: what is read of them is for the service to say',
      'Keep `xml` as it was, or read both ways',
    ),
  });
}
