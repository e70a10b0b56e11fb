// Documents of a case and acts on it: drawn in the Tasklist's tabs and on the case page alike.

const LARGEST = 20 * 1024 * 1024;
const ACCEPTED = '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.docx,.xlsx,.mp4,.mov';
const KINDS = {
  'image/jpeg': '照片', 'image/png': '照片', 'image/webp': '照片', 'image/heic': '照片', 'application/pdf': 'PDF', 'video/mp4': '视频',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel'
};

const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false
});

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  });
  made.append(...children.flat().filter(child => child !== null && child !== undefined));
  return made;
}

const note = (text, kind = '') => element('p', { class: `wfp-note ${kind}`, role: kind ? 'alert' : null }, text);

/** What the server refused, in its words, with the fields that are wrong. */
class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? (status === 401 ? '登录已失效，请重新登录。' : `未能完成（${status}），请刷新页面后重试。`));
    this.fields = problem.fields ?? [];
  }
}

async function ask(address, options = {}) {
  const token = document.cookie.match(/(?:^|; )WUFANG-XSRF-TOKEN=([^;]*)/);
  let answer;
  try {
    answer = await fetch(address, {
      ...options,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...(token ? { 'X-XSRF-TOKEN': token[1] } : {}), ...options.headers }
    });
  } catch {
    throw new Refused(0, { detail: '连接中断，请检查网络后重试。' });
  }
  if (!answer.ok) {
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  }
  return answer.status === 204 ? null : answer.json();
}

// --- documents

function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function enlarge(address, name) {
  const dialog = element('dialog', { class: 'wfp-large', onclick: () => dialog.close(), onclose: () => dialog.remove() },
    element('img', { src: address, alt: name }), element('p', {}, name, element('button', { type: 'button' }, '关闭')));
  document.body.append(dialog);
  dialog.showModal();
}

/** A second click, before the eyes leave it, is meant. */
function twice(button, act) {
  if (button.textContent === '确认撤下') {
    act();
  } else {
    button.textContent = '确认撤下';
    button.addEventListener('blur', () => { button.textContent = '撤下'; }, { once: true });
  }
}

function card(base, file, takeBack) {
  const address = `${base}/documents/${file.id}`;
  return element('li', {},
    file.picture
      ? element('button', { type: 'button', class: 'wfp-thumb', title: '放大', onclick: () => enlarge(address, file.name) },
        element('img', { src: address, alt: file.name, loading: 'lazy' }))
      : element('a', { class: 'wfp-thumb', href: address, title: '下载' }, KINDS[file.type]),
    element('div', {},
      element('a', { href: address, download: file.name, title: `下载　SHA-256 ${file.sha256}` }, file.name),
      element('p', {}, `${file.office} ${file.person}`),
      element('p', {}, [file.taskName, time.format(new Date(file.at)), size(file.bytes)].filter(Boolean).join(' · ')),
      file.draft ? element('button', { type: 'button', class: 'wfp-link', onclick: event => twice(event.target, () => takeBack(file)) }, '撤下') : null));
}

const cards = (base, files, takeBack) => element('ul', { class: 'wfp-documents' }, files.map(file => card(base, file, takeBack)));

/**
 * Lists the documents of the case at `base` and takes more: about the task when one is given, else about the case.
 * With a task its own come first, the others below. A closed case takes no more.
 */
export async function documents(node, { base, task, closed }) {
  const list = element('div', {});
  const said = element('div', {});
  const input = element('input', { type: 'file', multiple: true, accept: ACCEPTED, hidden: true, onchange: () => send([...input.files]) });
  const button = element('button', { type: 'button', class: 'wfp-main', onclick: () => input.click() }, '上传材料');
  const query = task ? `?task=${encodeURIComponent(task)}` : '';

  let drawings = 0;

  async function draw() {
    const drawing = ++drawings;
    try {
      const [all, own] = await Promise.all([ask(`${base}/documents`), task ? ask(`${base}/documents${query}`) : []]);
      if (drawing !== drawings) {
        return; // a later one knows more
      }
      const ids = new Set(own.map(file => file.id));
      const others = all.filter(file => !ids.has(file.id));
      list.replaceChildren(...(task
        ? [element('h4', {}, '本任务材料'), own.length ? cards(base, own, takeBack) : note('尚未提交。'),
          ...(others.length ? [element('h4', {}, '案卷其他材料'), cards(base, others, takeBack)] : [])]
        : [others.length ? cards(base, others, takeBack) : note('暂无')]));
    } catch (refusal) {
      list.replaceChildren(note(refusal.message, 'wfp-wrong'));
    }
  }

  async function send(files) {
    button.disabled = true;
    await drawn; // the token comes with the first answer
    const wrong = [];
    for (const [index, file] of files.entries()) {
      said.replaceChildren(note(`正在上传 ${index + 1}/${files.length}：${file.name}`));
      try {
        if (file.size > LARGEST) {
          throw new Error('超过 20 MB，请压缩后再上传');
        }
        const form = new FormData();
        form.append('file', file);
        await ask(`${base}/documents${query}`, { method: 'POST', body: form });
      } catch (refusal) {
        wrong.push(note(`${file.name}　${refusal.fields?.[0]?.message ?? refusal.message}`, 'wfp-wrong'));
      }
    }
    input.value = '';
    said.replaceChildren(...wrong);
    button.disabled = false;
    await draw();
  }

  /** Only of one's own, while the task is open. */
  async function takeBack(file) {
    try {
      await ask(`${base}/documents/${file.id}`, { method: 'DELETE' });
      said.replaceChildren();
    } catch (refusal) {
      said.replaceChildren(note(refusal.message, 'wfp-wrong'));
    }
    await draw();
  }

  node.replaceChildren(element('div', { class: 'wfp' },
    closed ? null : element('div', { class: 'wfp-bar' }, button, input, element('span', {}, '照片、PDF、Word、Excel、视频，每个不超过 20 MB')),
    said, list));
  const drawn = draw();
  await drawn;
}

// --- acts

const CONTROLS = {
  TEXT: () => element('input', { type: 'text', maxlength: 200 }),
  LONG_TEXT: () => element('textarea', { rows: 3 }),
  DATE: () => element('input', { type: 'date' }),
  NUMBER: () => element('input', { type: 'number', step: 'any' }),
  CHOICE: field => element('select', {}, onlyOne(field) ? null : element('option', { value: '' }, '请选择'),
    field.options.map(option => element('option', { value: option.value }, option.label)))
};

/** Where something must be chosen and there is but one thing, it is chosen. */
const onlyOne = field => field.required && field.options.length === 1;

function form(base, act, { done, cancel }) {
  const rows = act.fields.map(field => {
    const control = CONTROLS[field.kind](field);
    control.name = field.key;
    control.required = field.required;
    const wrong = element('span', { class: 'wfp-wrong', role: 'alert' });
    return {
      field, control, wrong,
      row: element('label', {}, element('span', {}, field.label, field.required ? element('b', {}, ' *') : null), control,
        field.hint ? element('small', {}, field.hint) : null, wrong)
    };
  });
  const said = element('div', {});
  const button = element('button', { type: 'submit', class: 'wfp-main' }, '确定');

  async function send(event) {
    event.preventDefault();
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    said.replaceChildren();
    rows.forEach(row => row.wrong.replaceChildren());
    try {
      const filled = Object.fromEntries(rows.map(row => [row.field.key, row.control.value]));
      await ask(`${base}/acts/${act.name}`, {
        method: 'POST', body: JSON.stringify(filled), headers: { 'Content-Type': 'application/json' }
      });
      await done(act);
    } catch (refusal) {
      button.disabled = false;
      const placed = rows.filter(row => {
        const problem = refusal.fields?.find(one => one.field === row.field.key);
        row.wrong.replaceChildren(problem?.message ?? '');
        return problem;
      });
      said.replaceChildren(placed.length && placed.length === refusal.fields.length ? '' : note(refusal.message, 'wfp-wrong'));
      (placed[0]?.control ?? button).focus();
    }
  }

  return element('form', { class: 'wfp-form', novalidate: true, onsubmit: send }, element('h4', {}, act.label),
    rows.map(row => row.row), said,
    element('div', { class: 'wfp-bar' }, button, element('button', { type: 'button', onclick: cancel }, '取消')));
}

/**
 * What the person may do to the case at `base` now: a button each, a small form behind it.
 *
 * `changed` is called after each act that was done.
 */
export async function acts(node, { base, changed }) {
  const said = element('div', {});
  const buttons = element('div', { class: 'wfp-acts' });
  const place = element('div', {});
  node.replaceChildren(element('div', { class: 'wfp' }, said, buttons, place));

  function open(act, button) {
    buttons.querySelectorAll('button').forEach(one => one.setAttribute('aria-pressed', one === button));
    said.replaceChildren();
    place.replaceChildren(form(base, act, {
      done: async () => {
        said.replaceChildren(note(`已办理：${act.label}。已记入案卷。`, 'wfp-good'));
        await draw();
        await changed?.();
      },
      cancel: draw
    }));
    place.querySelector('input, select, textarea')?.focus();
  }

  async function draw() {
    place.replaceChildren();
    try {
      const offers = await ask(`${base}/acts`);
      buttons.replaceChildren(...(offers.length
        ? offers.map(act => {
          const button = element('button', { type: 'button', 'aria-pressed': 'false', onclick: () => open(act, button) }, act.label);
          return button;
        })
        : [note('您现在对本案没有可进行的操作。')]));
    } catch (refusal) {
      buttons.replaceChildren(note(refusal.message, 'wfp-wrong'));
    }
  }

  await draw();
}
