// The tabs 材料 and 协商: documents about the task, and acts on its case beside the form.

const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

function say(node, text) {
  const note = document.createElement('p');
  note.className = 'wf-note';
  note.textContent = text;
  node.replaceChildren(note);
}

/** Draws the part of the panel that is asked for; `wf-tab` gives it the room of a tab. */
async function show(part, node, { api, taskId }) {
  const task = `${api.engineApi}/task/${taskId}`;
  const place = document.createElement('div');
  place.className = 'wf-tab';
  say(node, '正在载入…');
  try {
    const [panel, variables] = await Promise.all([
      import(`${home}/panel/panel.js`),
      fetch(`${task}/form-variables?variableNames=caseNumber`, { credentials: 'same-origin' }).then(answer => answer.json())
    ]);
    if (!variables.caseNumber) {
      say(node, '此任务不属于任何案件。');
      return;
    }
    node.replaceChildren(place);
    await panel[part](place, {
      base: `${home}/api/v1/cases/${encodeURIComponent(variables.caseNumber.value)}`, task: taskId, changed: () => follow(task)
    });
  } catch {
    say(node, '未能载入，请刷新页面后重试。');
  }
}

/** An act may have taken the task away: then the list is read anew. */
async function follow(task) {
  const answer = await fetch(task, { credentials: 'same-origin' });
  if (!answer.ok) {
    setTimeout(() => {
      location.hash = location.hash.replace(/([?&])(task|detailsTab)=[^&]*&?/g, '$1');
      location.reload();
    }, 1500);
  }
}

const tab = (id, label, priority, part) => ({
  id, pluginPoint: 'tasklist.task.detail', priority, properties: { label },
  render: (node, context) => { show(part, node, context); }
});

export default [tab('wufang-acts', '协商', 890, 'acts'), tab('wufang-documents', '材料', 880, 'documents')];
