// 通知, beside 案卷: how many are unread. Asked once a minute, only while the page is seen and somebody has worked on it
// lately: a desk that was left must not keep its session for ever.

const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const PAUSE = 60_000;
const LEFT = 15 * 60_000;

let unread = 0;
let asked = 0;
let worked = Date.now();

function draw() {
  const number = document.querySelector('.wf-notices .wf-unread');
  if (number) {
    const text = unread > 99 ? '99+' : unread ? String(unread) : '';
    if (number.textContent !== text) {
      number.textContent = text;
      number.hidden = !unread;
      number.parentElement.title = unread ? `${unread} 条未读通知` : '没有未读通知';
    }
  }
}

async function ask() {
  if (document.hidden || location.hash.startsWith('#/login') || Date.now() - asked < PAUSE || Date.now() - worked > LEFT) {
    return;
  }
  asked = Date.now();
  try {
    const answer = await fetch(`${home}/api/v1/notices/unread`, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (answer.ok) {
      unread = (await answer.json()).unread;
      draw();
    }
  } catch {
    // the connection is away for a moment: asked again in a minute
  }
}

function link() {
  const start = document.querySelector('.start-process-action');
  if (start && !document.querySelector('.wf-notices')) {
    const anchor = document.createElement('a');
    anchor.href = `${home}/notices`;
    anchor.target = '_blank';
    anchor.title = '没有未读通知';
    const number = document.createElement('span');
    number.className = 'wf-unread';
    number.hidden = true;
    const bell = document.createElement('span');
    bell.className = 'glyphicon glyphicon-bell';
    bell.setAttribute('aria-hidden', 'true');
    anchor.append(bell, ' 通知', number);
    const item = document.createElement(start.tagName);
    item.className = 'wf-notices';
    item.append(anchor);
    start.before(item);
    draw();
    ask();
  }
}

link();
new MutationObserver(link).observe(document.body, { subtree: true, childList: true });
setInterval(ask, PAUSE);
for (const sign of ['pointerdown', 'keydown']) {
  document.addEventListener(sign, () => { worked = Date.now(); ask(); }, { capture: true, passive: true });
}
// whoever comes back from the list has read some
document.addEventListener('visibilitychange', () => { worked = Date.now(); asked = 0; ask(); });

export default [];
