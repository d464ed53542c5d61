/** A list with something in it, be it of what is named. */
export function nonEmptyList(items?: string) {
  const schema = { type: 'array', minItems: 1, ...(items ? { items: { type: items } } : {}) };
  return { function: 'schema', functionOptions: { dialect: 'draft7', schema } };
}
