// Fills forms in the form viewer of the Tasklist and prints what it demands or submits, one line of JSON per filling.
//   node fill.mjs CHROMIUM FILLINGS     FILLINGS: a file with one {"schema":…,"data":…} per line
import { readFileSync } from 'node:fs';
import { withViewer } from './viewer.mjs';

const [chromium, fillings] = process.argv.slice(2);

await withViewer(chromium, async page => {
  for (const line of readFileSync(fillings, 'utf8').split('\n').filter(line => line)) {
    const { schema, data } = JSON.parse(line);
    const filled = await page.evaluate((schema, data) => window.show(schema, data), schema, data);
    console.log(JSON.stringify({ errors: filled.errors, data: filled.data }));
  }
});
