/** How YAML may write a letter of a name other than as it is, or part a name in two lines: `\u` is all that JSON has of it. */
export const letterEscapes: readonly string[] = ['\\u00', '\\x', '\\U', '\\\n', '\\\r'];
