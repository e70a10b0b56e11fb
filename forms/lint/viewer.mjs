// A Chromium page with the form viewer of the Tasklist: window.show(schema, data) fills a form and tells what submitting it gives.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
const styles = join(here, 'node_modules/@bpmn-io/form-js-viewer/dist/assets/form-js.css');

const SHOW = `window.show = async (schema, data) => {
  window.shown?.destroy();
  const form = window.shown = new Viewer.Form({ container: document.querySelector('#form') });
  const wrong = [];
  form.on('error', event => wrong.push(String(event.error)));
  const { warnings } = await form.importSchema(schema, data);
  // fields that show or hide others need a frame each
  for (let frame = 0; frame < 3; frame++) await new Promise(drawn => requestAnimationFrame(drawn));
  const submitted = form.submit();
  form.reset();
  return {
    warnings: warnings.map(warning => warning.message).concat(wrong),
    errors: Object.keys(submitted.errors),
    data: submitted.data,
  };
}`;

/** Opens the page, hands it to {@code work}, and closes everything whatever happens. */
export async function withViewer(chromium, work) {
  const viewer = await build({
    stdin: { contents: "export { Form } from '@bpmn-io/form-js-viewer';", resolveDir: here },
    bundle: true, format: 'iife', globalName: 'Viewer', write: false, logLevel: 'error',
  });
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--lang=zh-CN'] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 700 });
    await page.setContent('<html lang="zh"><body style="margin:24px;background:#fff"><div id="form"></div></body></html>');
    await page.addStyleTag({ content: readFileSync(styles, 'utf8') });
    await page.addScriptTag({ content: viewer.outputFiles[0].text });
    await page.addScriptTag({ content: SHOW });
    await work(page);
  } finally {
    await browser.close();
  }
}
