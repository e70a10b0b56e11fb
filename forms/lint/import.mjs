// Imports each form into the form viewer of the Tasklist and prints what it says, one line of JSON per form.
//   node import.mjs FORMS_DIRECTORY CHROMIUM [PICTURES_DIRECTORY]
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withViewer } from './viewer.mjs';

const [forms, chromium, pictures] = process.argv.slice(2);

// What the rooms would tell about a case.
const FACTS = {
  caseNumber: 'SQ-2026-000123', caseTitle: '三栋屋面漏水，顶楼住户家中渗水', caseMatter: '屋面、外墙渗漏', casePlace: '云塘街道万新社区第一网格',
  caseHazard: '无', caseHouseholds: 12, caseOpenedAt: '2026-03-02 10:15',
  caseDescription: '去年雨季起屋面多处渗水，物业称维修资金尚未申请，住户多次反映没有结果。',
  caseHistory: '03-02 10:15 万新社区居委会 登记诉求\n03-03 09:00 第一网格区块治理员 现场处置', seatName: '物业公司', round: 1,
  positions: '居委会：应先查明渗漏点。\n物业公司：同意检修，费用从维修资金列支。', proposalText: '由物业公司检修屋面，费用从维修资金列支。',
  commitmentsText: '物业公司：4月15日前完成检修', minutesText: '五方一致同意方案。', measure: '检修屋面防水层', dueOn: '2026-04-15',
  departmentName: '住建局', bulletinDraft: '关于超期未办的通报',
};

await withViewer(chromium, async page => {
  let said = [];
  page.on('console', message => ['error', 'warn'].includes(message.type()) && said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  for (const file of readdirSync(forms).filter(name => name.endsWith('.form')).sort()) {
    said = [];
    const schema = JSON.parse(readFileSync(join(forms, file), 'utf8'));
    // a fact of one form may be asked for in another
    const asked = new Set(schema.components.filter(field => field.key && !field.readonly).map(field => field.key));
    const facts = Object.fromEntries(Object.entries(FACTS).filter(([name]) => !asked.has(name)));
    const { warnings, errors, data } = await page.evaluate((schema, facts) => window.show(schema, facts), schema, facts);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, file.replace(/form$/, 'png')), fullPage: true });
    }
    console.log(JSON.stringify({
      form: file.replace(/\.form$/, ''), warnings, said, demanded: errors, submitted: Object.keys(data),
    }));
  }
});
