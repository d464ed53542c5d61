/** Whether a status says that all went well, or where to go on: not an error, and not all that is left. */
export function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}
