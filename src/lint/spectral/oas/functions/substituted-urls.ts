/** A document may have more combinations than anyone can wait for. */
const most = 10_000;

/** The URLs that the values of variables make of a template: every combination, within bounds. */
export function* substitutedUrls(
  template: string,
  choices: readonly { readonly name: string; readonly values: readonly string[] }[],
): Generator<string> {
  const total = choices.reduce((product, { values }) => product * values.length, 1);
  for (let index = 0; index < Math.min(total, most); index++) {
    let rest = index;
    let url = template;
    for (const { name, values } of choices) {
      const value = values[rest % values.length] ?? '';
      rest = Math.floor(rest / values.length);
      url = url.replaceAll(`{${name}}`, () => encodeURI(value));
    }
    yield url;
  }
}
