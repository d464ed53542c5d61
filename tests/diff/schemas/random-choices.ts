import { type Components, RandomDocuments } from '../../schema/compare/random-documents.js';

const branches = ['One', 'Other', 'Leaf'];

/** Documents whose parent is a choice with a discriminator: of branches that come and go, with values that lead here and there. */
export class RandomChoices extends RandomDocuments {
  override document(): Components {
    const tags = ['cat', 'dog', 'fish'];
    const tagged = (at: number) => {
      const one = this.record() as { readonly properties?: object; readonly required?: readonly string[] };
      const kind = this.chance(3) ? { type: 'string' } : { type: 'string', enum: [tags[at]] };
      const required = this.chance(4) ? one.required : [...new Set([...(one.required ?? []), 'kind'])];
      return { ...one, type: 'object', properties: { ...one.properties, kind }, ...(required && { required }) };
    };
    const children = Object.fromEntries(branches.map((name, at) => [name, tagged(at)]));
    return { ...super.document(), ...children, Parent: this.#choice() };
  }

  override revised(document: Components): Components {
    const changed = this.chance(3) ? document : super.revised({ ...document, Parent: true });
    return { ...changed, Parent: this.chance(2) ? this.#choice() : document['Parent'] };
  }

  #choice(): unknown {
    const names = branches.filter(() => !this.chance(3));
    const refs: unknown[] = names.map($ref => ({ $ref }));
    if (refs.length === 0 || this.chance(6)) refs.push(this.chance(2) ? this.record() : { type: 'string' });
    const tags = ['cat', 'dog', 'fish', 'bird'].filter(() => !this.chance(3));
    const mapping = Object.fromEntries(
      tags.map((tag, at) => [tag, this.chance(6) ? this.pick(branches) : branches[at % 3]]),
    );
    return {
      [this.pick(['oneOf', 'anyOf'])]: refs,
      discriminator: { propertyName: 'kind', ...(!this.chance(3) && { mapping }) },
      ...(this.chance(8) && { 'x-extensible-enum': true }),
    };
  }
}
