// 五方协商 as one story: 听, 提, 议 round by round, 签认, 公示, 办, 评. Each deliberation of the case in turn.

/** The sections that the story tells; the page shows the others as they are. */
export const TOLD = ['deliberations', 'methods', 'positions', 'voices', 'motions', 'differences', 'proposals', 'conditions', 'votes', 'hearings', 'ownersVotes',
  'signatures', 'minutes', 'notices', 'objections', 'commitments', 'renegotiations', 'partyRatings', 'formerActs', 'funds'];

const FIVE = ['partyBranch', 'residentsCommittee', 'propertyFirm', 'ownersCommittee', 'socialOrganisation'];
const TONES = {
  agree: 'yes', agreed: 'yes', sign: 'yes', kept: 'yes', met: 'yes', adopted: 'yes', notAdopted: 'no', agreeWithConditions: 'half', answered: 'half', amend: 'half', hearing: 'half',
  ownersVote: 'half', oppose: 'no', for: 'yes', conditional: 'half', against: 'no', legalObjection: 'no', failed: 'no', notAgreed: 'no', dissent: 'no', broken: 'no', partly: 'half'
};

/** @param page el, say, facts, table, minutes of the page, and base: the case's address */
export function tell(file, page) {
  const { el, say } = page;
  const all = name => file[name] ?? [];
  const last = Math.max(0, ...TOLD.flatMap(all).map(row => row.deliberation ?? 0));
  const mark = (word, column) => el('span', { class: 'mark ' + (TONES[word] ?? '') }, say(word, column));
  const by = row => el('small', {}, [row.office, row.name ?? row.personName, row.at ? say(row.at) : ''].filter(Boolean).join('　'));
  const part = (title, ...content) => content.flat().some(Boolean) ? el('section', { class: 'act' }, el('h4', {}, title), ...content.flat()) : null;
  const lines = rows => rows.length ? el('ul', {}, rows.map(row => el('li', {}, ...[row].flat()))) : null;
  const labelled = (row, ...columns) => page.facts(columns.map(column => [page.heading(column), row[column] === undefined || row[column] === ''
    ? undefined : say(row[column], column), String(row[column]).length > 24]));

  function sitting(number) {
    const place = row => FIVE.indexOf(row.seat ?? FIVE[0]);
    const of = name => all(name).filter(row => row.deliberation === number).sort((one, other) => place(one) - place(other));
    const session = of('deliberations')[0] ?? {};
    const named = number => (session.rounds ?? []).find(round => round.round === number)?.roundName ?? '第' + number + '轮';
    const method = of('methods')[0];
    const seats = (session.participants ?? []).length ? session.participants
      : FIVE.filter(seat => ['positions', 'votes', 'signatures'].some(name => of(name).some(row => row.seat === seat))).map(seat => ({ seat }));
    return el('article', { class: 'sitting' },
      el('h3', {}, '第' + number + '次协商', session.outcome ? mark(session.outcome, 'sittingOutcome') : null),
      el('p', { class: 'soft' }, [method ? method.name + '（第' + method.version + '版）' : '', session.agenda ? '议题：' + session.agenda : '',
        session.meetingAt ? say(session.meetingAt) : '', session.place].filter(Boolean).join('　')),
      part('到席', el('ul', { class: 'seats' }, seats.map(each => el('li', { class: each.actedBy === '' ? 'away' : '' }, el('b', {}, say(each.seat)),
        each.actedBy === '' ? '缺席' : each.actedBy && each.actedBy !== each.seat ? '由' + say(each.actedBy) + '代' : '', each.note ? el('small', {}, each.note) : null)))),
      part('听', positions(of('positions')), voices(of('voices'))),
      motions(of('motions'), of('differences')),
      ...of('proposals').map(proposal => round(proposal, of, named)),
      part('表决', matrix(seats, of('proposals'), of('votes'), named)),
      part('听证论证', of('hearings').map(hearing)),
      part('业主共同决定', of('ownersVotes').map(vote => labelled(vote, 'areaTotal', 'areaTaking', 'areaFor', 'ownersTotal', 'ownersTaking', 'ownersFor', 'carried'))),
      part('撤回与退回', lines(of('formerActs').map(act => [el('b', {}, [say(act.kind), act.seat ? say(act.seat) : ''].filter(Boolean).join('　')),
        '　' + (act.text ?? ''), '　', say(act.status), act.reason ? '：' + act.reason : '', el('small', {}, say(act.endedAt))]))),
      part('筹资', of('funds').map(fund)),
      part('签认', signatures(of('signatures'))),
      part('会议纪要', of('minutes').map(minutesOf)),
      part('公示与异议', lines(of('notices').map(notice => ['公示　' + say(notice.startedAt ?? notice.at) + (notice.endsAt ? ' 至 ' + say(notice.endsAt) : ''),
        notice.stoppedAt ? el('small', {}, '因异议停计：' + say(notice.stoppedAt)) : null])),
      lines(of('objections').map(objection => [el('b', {}, '异议（' + (objection.raisedBy ?? '') + '）'), el('q', {}, objection.reason), objection.objectionOutcome
        ? el('span', { class: 'mark' }, objection.objectionOutcome) : '', objection.answer ? el('p', {}, '答复：' + objection.answer) : null, el('small', {}, say(objection.at))]))),
      part('办', of('commitments').map(commitment => promise(commitment, of('renegotiations')))),
      part('评', ratings(of('partyRatings'))));
  }

  function signatures(rows) {
    return rows.length ? el('ul', { class: 'seats' }, rows.map(row => el('li', {}, el('b', {}, say(row.seat)), mark(row.signature),
      row.dissent ? el('q', {}, row.dissent) : null, el('small', {}, say(row.at))))) : null;
  }

  function positions(rows) {
    return rows.length ? el('ul', { class: 'says' }, rows.map(row => el('li', { class: row.silent ? 'away' : '' }, el('b', {}, say(row.seat)),
      row.silent ? '逾期未表态，按沉默记录' : el('p', {}, row.position),
      row.silent ? null : labelled(row, 'interest', 'limits', 'evidence')))) : null;
  }

  /** Invited: a voice, no vote. */
  function voices(rows) {
    return rows.length ? el('ul', { class: 'says' }, rows.map(row => el('li', { class: row.opinion ? '' : 'away' },
      el('b', {}, row.name + '（' + say(row.kind, 'kind') + '，受邀）'), row.question ? el('small', {}, '问：' + row.question) : null,
      row.opinion ? el('p', {}, row.opinion) : say(row.voiceState), row.opinion ? labelled(row, 'evidence') : null))) : null;
  }

  /** Side by side: what stood before with what went out of it, what stands now with what came in. */
  function differences(rows) {
    const side = (pieces, gone, tag) => pieces.filter(piece => piece.change !== gone).map(piece => piece.change === 'same' ? piece.text : el(tag, {}, piece.text));
    return rows.filter(row => row.parts.length).map(row => el('details', { class: 'differences', open: '' }, el('summary', {}, '与' + row.against + '相比'),
      el('table', {}, el('thead', {}, el('tr', {}, el('th', {}, ''), el('th', {}, row.against), el('th', {}, row.versionName))),
        el('tbody', {}, row.parts.map(each => el('tr', {}, el('th', {}, each.part), el('td', {}, side(each.pieces, 'added', 'del')), el('td', {}, side(each.pieces, 'removed', 'ins'))))))));
  }

  function motions(rows, compared) {
    const versions = compared.filter(row => row.kind !== 'proposal');
    return part('动议', lines(rows.map(row => [el('b', {}, ['第' + row.number + '号', say(row.kind, 'motionKind'), row.seat ? say(row.seat) : ''].filter(Boolean).join('　')),
      ...differences(versions.filter(each => each.version === row.version)),
      row.text ? el('p', {}, row.text) : null, row.changes ? el('p', {}, '修改：' + row.changes) : null, row.reason ? el('p', { class: 'soft' }, '理由：' + row.reason) : null,
      row.fate || row.outcome ? el('span', { class: 'mark' }, say(row.fate ?? row.outcome)) : null,
      ...(row.answers ?? []).filter(answer => answer.text).map(answer => el('p', {}, '第' + answer.round + '次表决的方案未采纳：' + answer.text))])));
  }

  function fund(row) {
    const sums = lines => (lines ?? []).map(line => line.name + ' ' + line.amount + ' 元').join('；');
    return el('div', {}, el('p', {}, el('b', {}, row.fundOutcome), row.total ? '　合计 ' + row.total + ' 元' : '', row.reason ? el('q', {}, row.reason) : null, el('small', {}, say(row.at))),
      page.facts([['支出', sums(row.items)], ['筹资', sums(row.pledges)]]));
  }

  function round(proposal, of, named) {
    const answered = of('conditions').flatMap(condition => (condition.answers ?? []).filter(answer => answer.round === proposal.round)
      .map(answer => [say(condition.seat) + '（' + named(condition.round) + '）：' + condition.condition + '　', mark(answer.conditionAnswer), '　' + answer.text]));
    return el('section', { class: 'act round' },
      el('h4', {}, '提 · ' + named(proposal.round) + '方案', proposal.consensus ? mark(proposal.consensus) : null),
      el('blockquote', {}, proposal.proposal),
      ...differences(of('differences').filter(each => each.kind === 'proposal' && each.round === proposal.round)),
      labelled({ ...proposal, cost: proposal.cost === undefined ? '' : proposal.cost + ' 元' }, 'options', 'legalBasis', 'cost', 'payer', 'ownersItemReason'),
      lines((proposal.commitments ?? []).map(each => [el('b', {}, say(each.owner)), '　' + each.measure, el('small', {}, each.dueOn + ' 前完成')])),
      answered.length ? el('div', {}, el('h5', {}, '对上轮条件的回应'), lines(answered)) : null,
      votes(of('votes').filter(vote => vote.round === proposal.round)),
      proposal.reason ? el('p', { class: 'decision' }, '结论：' + proposal.reason) : null);
  }

  /** Only who gave more than a bare yes. */
  function votes(rows) {
    const told = rows.filter(vote => vote.conditions || vote.reason || vote.legalBasis);
    return told.length ? el('div', {}, el('h5', {}, '表决中的条件与理由'), lines(told.map(vote => [el('b', {}, say(vote.seat)), mark(vote.vote),
      ...[vote.conditions, vote.reason].filter(Boolean).map(text => el('q', {}, text)), vote.legalBasis ? el('small', {}, '依据：' + vote.legalBasis) : null]))) : null;
  }

  function matrix(seats, proposals, votes, named) {
    if (!proposals.length) return null;
    const cell = (seat, number) => {
      const vote = votes.find(each => each.seat === seat && each.round === number);
      return vote ? mark(vote.vote) : '—';
    };
    return el('table', { class: 'matrix' }, el('thead', {}, el('tr', {}, el('th', {}, '席位'), proposals.map(each => el('th', {}, named(each.round))))),
      el('tbody', {}, seats.map(each => el('tr', {}, el('th', {}, say(each.seat)), proposals.map(proposal => el('td', {}, cell(each.seat, proposal.round))))),
        el('tr', {}, el('th', {}, '结论'), proposals.map(each => el('td', {}, each.consensus ? mark(each.consensus) : '表决中')))));
  }

  function hearing(row) {
    return el('div', {}, el('p', {}, el('b', {}, say(row.kind, 'kind') + '：' + row.topic), row.heldAt ? '　' + say(row.heldAt) : '', row.place ? '　' + row.place : ''),
      lines((row.members ?? []).map(member => [el('b', {}, member.name), '（' + say(member.capacity) + '）', member.stance ? mark(member.stance) : '　逾期未发表意见',
        member.opinion ? el('q', {}, member.opinion) : null, member.evidence ? el('small', {}, '依据：' + member.evidence) : null])),
      row.conclusion ? el('p', { class: 'decision' }, '结论：' + row.conclusion) : null);
  }

  function minutesOf(row) {
    const address = (name, version) => page.base + '/' + name + '?deliberation=' + row.deliberation + (version ? '&version=' + version : '');
    const link = (text, href) => el('a', { href, target: '_blank' }, text);
    return el('div', {}, el('p', {}, el('b', {}, row.number ?? row.title), '　', link('网页', address('minutes')), '　', link('PDF', address('minutes.pdf'))),
      lines((row.editions ?? []).map(edition => ['第' + edition.version + '版　' + say(edition.occasion) + '　', link('网页', address('minutes', edition.version)), '　',
        link('PDF', address('minutes.pdf', edition.version)), el('small', {}, say(edition.at) + '　指纹 ' + edition.minutesSha256.slice(0, 16) + '…')])),
      row.markdown ? el('details', {}, el('summary', {}, '在此展开全文'), page.minutes(row.markdown)) : null);
  }

  function promise(row, renegotiations) {
    const revised = renegotiations.filter(each => each.commitment === row.id || each.measure === row.measure && each.owner === row.owner);
    return el('div', { class: 'promise', 'data-about': 'commitment-' + row.id }, el('p', {}, el('b', {}, say(row.owner)), '　' + row.measure, '　', mark(row.state), el('small', {}, row.dueOn + ' 前完成')),
      lines((row.attempts ?? []).map((attempt, i) => ['第' + (i + 1) + '次：' + attempt.done, attempt.evidence ? el('small', {}, '佐证：' + attempt.evidence) : null,
        attempt.verdict ? mark(attempt.verdict) : '待核验', attempt.finding ? el('q', {}, attempt.finding) : null, el('small', {}, say(attempt.verifiedAt ?? attempt.at))])),
      lines(revised.map(each => [el('b', {}, '重议'), '　' + each.revisedMeasure + '（' + each.revisedDueOn + ' 前完成）', each.reason ? el('q', {}, each.reason) : null,
        each.consensus ? mark(each.consensus) : '', el('small', {}, (each.votes ?? []).map(vote => say(vote.seat) + ' ' + say(vote.vote)).join('、'))])));
  }

  function ratings(rows) {
    const given = rows.filter(row => !row.silent);
    const mean = column => given.length ? (given.reduce((sum, row) => sum + row[column], 0) / given.length).toFixed(2) : '—';
    return rows.length ? page.table(['席位', '结果', '过程', '评语'], [
      ...rows.map(row => [say(row.seat), row.silent ? '未评' : row.resultRating, row.silent ? '未评' : row.processRating, row.comment]),
      ['各方均分（' + given.length + '份）', mean('resultRating'), mean('processRating'), '']]) : null;
  }

  /** What was handed in about a commitment stands beside it. */
  async function documents(place) {
    const answer = await fetch(page.base + '/documents', { headers: { Accept: 'application/json' } });
    for (const document of answer.ok ? await answer.json() : []) {
      place.querySelector('[data-about="' + document.about + '"]')?.append(el('a', { class: 'paper', href: page.base + '/documents/' + document.id }, document.name));
    }
  }

  const sittings = Array.from({ length: last }, (_, i) => sitting(i + 1));
  sittings.forEach(documents);
  return sittings;
}
