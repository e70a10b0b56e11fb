// The tab 案件: the case file of the task, in brief. All of it is on the page behind the number.

const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

const words = {
  partyBranch: '党支部', residentsCommittee: '居委会', propertyFirm: '物业公司', ownersCommittee: '业委会',
  socialOrganisation: '社会组织', propertyManagementCommittee: '物管会',
  none: '无', utilities: '影响水、电、气、通行', life: '危及人身安全',
  grid: '网格上报', hotline: '12345热线', phone: '电话', web: '网络', import: '批量导入',
  routine: '一般', complex: '复杂', difficult: '疑难',
  agree: '同意', agreeWithConditions: '附条件同意', oppose: '反对', legalObjection: '依法异议', abstain: '弃权', missing: '逾期未表决',
  sign: '同意签字', signed: '已签字', dissent: '保留意见', unsigned: '逾期未签',
  open: '办理中', due: '待兑现', fulfilled: '待核查', kept: '已兑现', redo: '重新办理', broken: '未兑现',
  emergency: '应急哨', quick: '快捷哨', tough: '攻坚哨',
  arrived: '已报到', notOurs: '称不属其职责', absent: '逾期未报到'
};
const word = value => words[value] ?? value ?? '';

const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false
});
const at = instant => instant ? time.format(new Date(instant)) : '';

/** Sections of the rooms, each as a table: heading → cell. */
const sections = {
  positions: ['各方意见', { 席位: row => word(row.seat), 意见: row => row.silent ? '逾期未表态' : row.position }],
  conditions: ['条件', {
    席位: row => word(row.seat), 条件: row => row.condition, 回应: row => row.answers?.map(answer => answer.text).join('；')
  }],
  voices: ['受邀意见', { 受邀人: row => row.name, 意见: row => row.opinion || '尚无' }],
  signatures: ['会签', { 席位: row => word(row.seat), 签字: row => word(row.signature), 说明: row => row.dissent }],
  commitments: ['承诺', {
    责任方: row => word(row.owner), 措施: row => row.measure, 期限: row => row.dueOn, 状态: row => word(row.state)
  }],
  partyRatings: ['评价', {
    席位: row => word(row.seat), 结果: row => row.silent ? '未评' : row.resultRating, 过程: row => row.silent ? '未评' : row.processRating,
    评语: row => row.comment
  }],
  targets: ['吹哨报到', {
    哨: row => word(row.kind), 单位: row => row.name, 报到时限: row => at(row.dueAt), 回应: row => word(row.answer)
  }]
};

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children.filter(child => child !== null));
  return made;
}

function head(file) {
  const number = element('a', 'wf-number', file.number);
  number.href = `${home}/cases/${file.number}`;
  number.target = '_blank';
  number.title = '查看完整案卷';
  return element('header', '',
    element('div', '', number, element('span', 'wf-status', file.statusName),
      file.overdue ? element('span', 'wf-status wf-late', '超期') : null),
    element('h3', '', file.title));
}

function facts(pairs) {
  return element('dl', '', ...pairs.filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => element('div', '', element('dt', '', name),
      element('dd', '', value instanceof Node ? value : String(value)))));
}

/** When it is due, a word for how pressing that is, and why it stands still now. */
function clock(due) {
  if (!due) {
    return undefined;
  }
  const run = due.run;
  const paused = run?.paused ? `　暂停：${run.paused.kindName}` : '';
  return element('span', '', at(due.dueAt) + (due.overdue ? '（已超期）' : ''),
    run && !run.ended ? element('span', `wf-status wf-clock-${run.colour}`, run.colourName) : null, paused);
}

function table(title, columns, rows) {
  if (!rows?.length) {
    return null;
  }
  return element('section', '', element('h4', '', title),
    element('table', '',
      element('thead', '', element('tr', '', ...Object.keys(columns).map(name => element('th', '', name)))),
      element('tbody', '', ...rows.map(row => element('tr', '',
        ...Object.values(columns).map(cell => element('td', '', String(cell(row) ?? ''))))))));
}

/** Seat by round, of the last deliberation. */
function votes(rows = []) {
  const last = rows.filter(row => row.deliberation === Math.max(...rows.map(each => each.deliberation)));
  const rounds = [...new Set(last.map(row => row.round))];
  const seats = [...new Set(last.map(row => row.seat))].map(seat => last.filter(row => row.seat === seat));
  return table('表决', {
    席位: cast => word(cast[0].seat),
    ...Object.fromEntries(rounds.map(round => [`第${round}次`, cast => word(cast.find(row => row.round === round)?.vote)])),
    说明: cast => cast.map(row => row.conditions || row.reason).filter(Boolean).join('；')
  }, seats);
}

function brief(file) {
  const rooms = {
    ...file,
    targets: (file.whistles ?? []).flatMap(whistle => whistle.targets.map(target => ({ kind: whistle.kind, ...target })))
  };
  return element('article', 'wf-case',
    head(file),
    facts([
      ['事项', file.matterName], ['地点', file.placeName], ['危险程度', word(file.hazard)], ['涉及户数', file.households],
      ['来源', word(file.channel)], ['受理时间', at(file.openedAt)], ['类别', word(file.level)], ['研判理由', file.reason],
      ['责任单位', file.owner.groupName + (file.owner.person ? `　${file.owner.person}` : '')],
      ['本级时限', clock(file.clocks.tier)], ['业务时限', clock(file.clocks.business)], ['群众时限', clock(file.clocks.citizen)]
    ]),
    element('p', 'wf-description', file.description),
    table('在办', {
      任务: task => task.name, 办理: task => task.assignee ?? task.groups.join('、'),
      到期: task => at(task.dueAt) + (task.overdue ? '（已超期）' : '')
    }, file.tasks),
    votes(file.votes),
    ...Object.entries(sections).map(([name, [title, columns]]) => table(title, columns, rooms[name])),
    table('办理经过', { 时间: step => at(step.at), 单位: step => step.office, 事项: step => step.title }, file.timeline));
}

async function read(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Error(answer.status === 404 ? '没有可查阅的案卷。' : `案卷未能读取（${answer.status}），请刷新页面后重试。`);
  }
  return answer.json();
}

async function show(node, { api, taskId }) {
  const task = `${api.engineApi}/task/${taskId}`;
  node.replaceChildren(element('p', 'wf-note', '正在载入…'));
  try {
    const { caseNumber } = await read(`${task}/form-variables?variableNames=caseNumber`);
    node.replaceChildren(caseNumber
      ? brief(await read(`${home}/api/v1/cases/${encodeURIComponent(caseNumber.value)}`))
      : element('p', 'wf-note', '此任务不属于任何案件。'));
  } catch (refusal) {
    node.replaceChildren(element('p', 'wf-note', refusal.message));
  }
}

/** 案卷, beside 发起流程: all cases that one may read. */
function linkCases() {
  const start = document.querySelector('.start-process-action');
  if (start && !document.querySelector('.wf-cases')) {
    const link = element('a', '', '案卷');
    link.href = `${home}/cases`;
    link.target = '_blank';
    start.before(element(start.tagName, 'wf-cases', link));
  }
}
linkCases();
new MutationObserver(linkCases).observe(document.body, { subtree: true, childList: true });

export default {
  id: 'wufang-case-file',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: '案件' },
  render: (node, context) => { show(node, context); }
};
