export default async function endRun() {
  await globalThis.specwrightTestRun?.end();
}
