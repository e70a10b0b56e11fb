// Renders each model to a picture beside this file: node processes/docs/render.mjs [id …]
// Needs `npm ci` in processes/lint, Chromium (CHROMIUM names another one) and a Chinese font.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const models = join(here, '../src/main/resources/processes');
const require = createRequire(join(here, '../lint/package.json'));
const puppeteer = require('puppeteer-core');
const dist = (file) => join(here, '../lint/node_modules', file);

const wanted = process.argv.slice(2);
const files = readdirSync(models).filter((file) => !wanted.length || wanted.includes(file.replace(/\.\w+$/, '')));

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
});
for (const file of files) {
  const page = await browser.newPage();
  const xml = readFileSync(join(models, file), 'utf8');
  const picture = join(here, file.replace(/\.\w+$/, '.png'));
  await (file.endsWith('.bpmn') ? renderProcess(page, xml, picture) : renderTable(page, xml, picture));
  await page.close();
  console.log(picture);
}
await browser.close();

async function renderProcess(page, xml, picture) {
  await page.setContent('<body style="margin:0;background:white"><div id="canvas" style="width:4000px;height:2000px"></div>');
  await page.addStyleTag({ content: 'svg text{font-family:"Noto Sans CJK SC",sans-serif!important}' });
  await page.addStyleTag({ path: dist('bpmn-js/dist/assets/diagram-js.css') });
  await page.addStyleTag({ path: dist('bpmn-js/dist/assets/bpmn-js.css') });
  await page.addScriptTag({ path: dist('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const size = await page.evaluate(async (xml) => {
    const viewer = new BpmnJS({ container: '#canvas', textRenderer: { defaultStyle: { fontFamily: 'Noto Sans CJK SC' }, externalStyle: { fontSize: 11 } } });
    const { warnings } = await viewer.importXML(xml);
    if (warnings.length) throw new Error(warnings.map((w) => w.message).join('\n'));
    const canvas = viewer.get('canvas');
    const { x, y, width, height } = canvas.viewbox().inner;
    const margin = 25;
    const box = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 3 * margin };
    Object.assign(document.getElementById('canvas').style, { width: `${box.width}px`, height: `${box.height}px` });
    canvas.resized();
    canvas.viewbox(box);
    return { width: Math.ceil(box.width), height: Math.ceil(box.height) };
  }, xml);
  await page.setViewport({ ...size, deviceScaleFactor: 1.5 });
  await page.screenshot({ path: picture, clip: { x: 0, y: 0, ...size } });
}

async function renderTable(page, xml, picture) {
  await page.setViewport({ width: 2600, height: 3000 });
  await page.setContent('<body style="margin:0;background:white"><div id="canvas"></div>');
  for (const css of ['diagram-js', 'dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table', 'dmn-js-literal-expression', 'dmn-js-boxed-expression']) {
    await page.addStyleTag({ path: dist(`dmn-js/dist/assets/${css}.css`) });
  }
  await page.addStyleTag({ path: dist('dmn-js/dist/assets/dmn-font/css/dmn-embedded.css') });
  await page.addStyleTag({ content: 'body,.dmn-decision-table-container *{font-family:"Noto Sans CJK SC",sans-serif} .view-drd{display:none!important} #canvas{width:max-content} #canvas *{overflow:visible!important}' });
  await page.addScriptTag({ path: dist('dmn-js/dist/dmn-viewer.production.min.js') });
  await page.evaluate(async (xml) => {
    const viewer = new DmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(xml);
    if (warnings.length) throw new Error(warnings.map((w) => w.message).join('\n'));
    await viewer.open(viewer.getViews().find((view) => view.type === 'decisionTable'));
    const { input, output } = viewer.getActiveView().element.decisionLogic;
    const heads = document.querySelectorAll('th.input-cell, th.output-cell');
    [...input, ...output].forEach(({ width }, i) => { heads[i].style.width = `${width}px`; }); // the viewer leaves them out
  }, xml);
  const { x, y, width, height } = await (await page.$('.tjs-table')).boundingBox();
  await page.setViewport({ width: Math.ceil(x + width) + 1, height: Math.ceil(y + height) + 50 });
  await page.screenshot({ path: picture });
}
