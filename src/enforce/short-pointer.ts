const longest = 200;

/** A JSON Pointer as logs and answers have it: clients choose the names in it, however long. `…` marks where one was cut. */
export function shortPointer(pointer: string): string {
  if (pointer.length <= longest) return pointer;
  // neither half a letter nor half an escape stays at the end
  return `${pointer.slice(0, longest).replace(/[\uD800-\uDBFF~]$/, '')}…`;
}
