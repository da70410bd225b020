// The plan over time: templates/plan/gantt.html brings the tools and every word, GET data-url the plan, POST data-url takes one
// change and answers with all the items it moved. Dates are local date-times, links FS, SS, FF or SF.
import { Gantt } from 'dhtmlx-gantt';
import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';
import './gantt.css';
import { STEPS, fitting, finely, floor, next, dayWidth, scales, words as wordsOf } from './gantt-scale.js';
import { WorkingTime, daysLater, midnight, moment, momentText } from './gantt-time.js';
import { GateStrip, Layers } from './gantt-layers.js';
import { Refused, Server } from './gantt-server.js';
import { listen } from './gantt-keys.js';

const DAY = 86_400_000;
const LINKS = { FS: '0', SS: '1', FF: '2', SF: '3' };
const TYPES = Object.fromEntries(Object.entries(LINKS).map(([name, number]) => [number, name]));
const BARS = { WORK: 'task', MILESTONE: 'milestone', SUMMARY: 'project' };
const PADDING = { hour: 1, day: 7, week: 14, month: 45, quarter: 100, year: 200 };
const escaped = (text) => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Gives life to one chart; returns what keys and tests may do with it. */
export function draw(frame) {
  const part = (name) => frame.querySelector(`[data-part="${name}"]`);
  const field = (name) => frame.querySelector(`[data-field="${name}"]`);
  const button = (name) => frame.querySelector(`[data-do="${name}"]`);
  const element = part('chart');
  const { lang, key, item: itemAddress } = frame.dataset;
  const said = Object.fromEntries([...part('texts').querySelectorAll('[data-text]')].map((span) => [span.dataset.text, span.textContent]));
  const texts = (name, ...values) => (said[name] ?? name).replace(/\{(\d)\}/g, (place, number) => values[number] ?? place);
  const words = wordsOf(lang);
  const number = new Intl.NumberFormat(lang.startsWith('zh') ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 });
  const server = new Server(frame.dataset.url, texts);
  const gantt = Gantt.getGanttInstance();
  const narrow = () => frame.clientWidth < 640;
  const remembered = `gantt.${key}`;

  let plan = null;
  let time = new WorkingTime();
  let step = STEPS[4];
  let showCritical = true;
  let showColumns = true;
  let chosenLink = null;
  let shown = null;
  let dragged = null;
  let loadedAt = 0;

  const isPoint = (item) => item?.kind === 'MILESTONE';
  const editable = (task) => Boolean(plan?.editable && task?.item && task.item.kind !== 'SUMMARY' && !['DONE', 'CANCELLED'].includes(task.item.status) && task.item.start);
  const length = (minutes) => (minutes % time.day === 0 || minutes >= 2 * time.day ? texts('days', number.format(minutes / time.day)) : texts('hours', number.format(minutes / 60)));
  const duration = (item) => (isPoint(item) ? '' : item.durationMinutes != null ? length(item.durationMinutes) : item.start ? length(time.between(moment(item.start), moment(item.finish))) : '');
  const view = () => ({ plan, time, step, words, texts, today: today(), showBaseline: field('baseline').value !== '' });
  const today = () => moment(plan?.now) ?? new Date();
  const layers = new Layers(gantt, view);
  const gates = new GateStrip(part('gates'), gantt, view);

  // --- what is said ------------------------------------------------------------------------------------------------
  let fading = 0;
  function tell(text, kind = 'ok') {
    clearTimeout(fading);
    const message = part('message');
    message.className = `gh-plan__message ${kind === 'bad' ? 'gh-error' : kind === 'warn' ? 'gh-note gh-note--warn' : 'gh-note gh-note--ok'}`;
    const line = document.createElement('span');
    line.textContent = text;
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'gh-button gh-button--quiet gh-button--small';
    close.textContent = texts('close');
    close.addEventListener('click', () => { message.hidden = true; element.focus(); });
    message.replaceChildren(line, close);
    message.hidden = false;
    if (kind !== 'bad') fading = setTimeout(() => { message.hidden = true; }, kind === 'ok' ? 6000 : 15_000);
  }
  const whisper = (text) => { part('said').textContent = text; };
  const name = (item) => `${item.id} ${item.text}`;

  function described(item) {
    const lines = [];
    if (item.start) {
      lines.push(isPoint(item) ? words.full(moment(item.start)) : `${words.full(moment(item.start))} – ${words.full(moment(item.finish))}`);
      if (!isPoint(item)) lines.push(`${duration(item)}${item.effortHours != null ? ` · ${texts('effort')} ${texts('hours', number.format(item.effortHours))}` : ''}`);
    } else {
      lines.push(texts('undated'));
    }
    if (item.kind !== 'SUMMARY') lines.push(item.resources?.length ? item.resources.join(', ') : item.owner || texts('nobody'));
    lines.push(`${texts('progress')} ${item.progress} %`);
    if (item.critical) lines.push(texts('critical'));
    else if (item.slackMinutes > 0 && item.kind !== 'SUMMARY') lines.push(texts('slack', length(item.slackMinutes)));
    if (item.late) lines.push(texts('late'));
    if (item.constraint && said[`constraint.${item.constraint.type}`]) lines.push(texts(`constraint.${item.constraint.type}`, item.constraint.at ? words.moment(moment(item.constraint.at)) : ''));
    if (item.deadline) lines.push(texts('deadline', item.deadline.includes('T') ? words.moment(moment(item.deadline)) : words.dayOfYear(moment(item.deadline))));
    if (item.baselineStart && view().showBaseline) lines.push(texts('baseline', words.moment(moment(item.baselineStart)), words.moment(moment(item.baselineFinish))));
    return lines;
  }
  const lagOf = ({ lag, lagUnit }) => {
    if (!lag) return '';
    const sign = lag > 0 ? '+' : '−';
    const amount = Math.abs(lag);
    if (lagUnit === 'PERCENT') return `${sign}${amount} %`;
    if (lagUnit === 'ELAPSED') return `${sign}${texts('elapsedDays', number.format(amount / 1440))}`;
    return `${sign}${length(amount)}`;
  };
  const ends = (link) => texts('linkOf', name(gantt.getTask(link.source).item), name(gantt.getTask(link.target).item));
  const linkDescribed = (link) => [ends(link), `${texts(`type.${link.type}`)} ${lagOf(link)}`.trim(), ...(link.violated ? [texts('violated')] : [])];

  frame.querySelectorAll('[data-keys]').forEach((place) => place.replaceChildren(...place.dataset.keys.split(' ').flatMap((cap) => {
    const kbd = document.createElement('kbd');
    kbd.textContent = cap;
    return [kbd, ' '];
  })));

  // --- the widget ----------------------------------------------------------------------------------------------------
  gantt.plugins({ tooltip: true, drag_timeline: true });
  gantt.i18n.setLocale(lang.startsWith('zh') ? 'cn' : 'en');
  Object.assign(gantt.config, {
    readonly: true, date_format: '%Y-%m-%d %H:%i', duration_unit: 'minute', min_duration: 15 * 60_000, round_dnd_dates: false, time_step: 1,
    row_height: 36, bar_height: 20, scale_height: 48, show_errors: false, show_task_cells: false, smart_rendering: true, details_on_dblclick: false,
    drag_timeline: { ignore: '.gantt_task_line, .gantt_task_link', useKey: false }, drag_project: false, drag_multiple: false, wai_aria_attributes: false,
    open_tree_initially: true, preserve_scroll: true, initial_scroll: false, scroll_on_click: false, link_wrapper_width: 16, link_line_width: 2, link_arrow_size: 8, link_radius: 3,
    deadlines: false, tooltip_timeout: 300, tooltip_offset_x: 14, tooltip_offset_y: 18, min_grid_column_width: 40, scroll_size: 14, order_branch: false,
  });
  // A finger scrolls; only one that rests on a bar for a while takes hold of it.
  Object.assign(gantt.config, { touch: matchMedia('(pointer: coarse)').matches ? 'force' : false, touch_drag: 500, touch_tooltip: false });
  gantt.templates.task_text = (start, end, task) => (task.item && task.item.progress > 0 && task.item.kind === 'WORK' && gantt.posFromDate(end) - gantt.posFromDate(start) > 44 ? `${task.item.progress} %` : '');
  gantt.templates.rightside_text = (start, end, task) => (narrow() ? '' : escaped(isPoint(task.item) ? task.text : task.item?.kind === 'SUMMARY' ? '' : task.item?.owner));
  gantt.templates.progress_text = () => '';
  gantt.templates.task_class = (start, end, { item, $waits }) => [
    !item && 'gh-item--phase', item?.kind === 'SUMMARY' && 'gh-item--summary', item?.status === 'DONE' && 'gh-item--done', item?.status === 'CANCELLED' && 'gh-item--cancelled',
    item?.late && 'gh-item--late', showCritical && item?.critical && 'gh-item--critical', $waits && 'gh-item--waits',
    gantt.posFromDate(end) - gantt.posFromDate(start) < 26 && 'gh-item--slim',
  ].filter(Boolean).join(' ');
  gantt.templates.task_row_class = (start, end, task) => (gantt.isSelectedTask(task.id) ? 'gh-row--chosen' : '');
  gantt.templates.grid_row_class = (start, end, { item }) => [(!item || item.kind === 'SUMMARY') && 'gh-row--summary', item?.status === 'CANCELLED' && 'gh-row--cancelled'].filter(Boolean).join(' ');
  gantt.templates.grid_file = () => '';
  gantt.templates.grid_folder = () => '';
  gantt.templates.link_class = ({ id, link }) => [link?.violated && 'gh-link--violated', id === chosenLink && 'gh-link--chosen', !link && 'gh-link--waits', showCritical && link && critical(link) && 'gh-link--critical'].filter(Boolean).join(' ');
  gantt.templates.drag_link = (source, fromStart, target, toStart) => {
    const from = gantt.isTaskExists(source) && gantt.getTask(source);
    const to = gantt.isTaskExists(target) && gantt.getTask(target);
    const type = TYPES[gantt._get_link_type(fromStart, toStart)];
    return to ? `<b>${escaped(texts(`type.${type}`))}</b><br>${escaped(texts('linkOf', from.text, to.text))}` : escaped(from.text);
  };
  gantt.templates.tooltip_text = (start, end, task) => (dragged || !task.item ? '' : `<b>${escaped(name(task.item))}</b>${described(task.item).map((line) => `<div>${escaped(line)}</div>`).join('')}`);

  /** Whether the link holds back a critical item without any room. */
  function critical(link) {
    const from = gantt.isTaskExists(link.source) && gantt.getTask(link.source).item;
    const to = gantt.isTaskExists(link.target) && gantt.getTask(link.target).item;
    if (!from?.critical || !to?.critical || link.lagUnit === 'PERCENT') return false;
    const begin = moment(link.type[0] === 'F' ? from.finish : from.start);
    const end = moment(link.type[1] === 'F' ? to.finish : to.start);
    return (link.lagUnit === 'ELAPSED' ? Math.max(0, end - begin) / 60_000 : time.between(begin, end)) <= Math.max(0, link.lag);
  }

  const columns = [
    { name: 'text', tree: true, width: 196, template: ({ item, text }) => `<span class="gh-cell" title="${escaped(item ? name(item) : text)}">${item && !narrow() ? `<span class="gh-cell__key">${escaped(item.id)}</span> ` : ''}${escaped(text)}</span>` },
    { name: 'owner', width: 112, template: ({ item }) => escaped(item?.owner) },
    { name: 'start', width: 112, template: (task) => dateCell(task, task.start_date) },
    { name: 'finish', width: 112, template: (task) => dateCell(task, task.end_date) },
    { name: 'duration', width: 70, align: 'right', template: ({ item }) => (item ? escaped(duration(item)) : '') },
    { name: 'effort', width: 70, align: 'right', template: ({ item }) => (item?.effortHours != null ? escaped(texts('hours', number.format(item.effortHours))) : '') },
    { name: 'progress', width: 62, align: 'right', template: ({ item }) => (item && !isPoint(item) ? `${item.progress} %` : '') },
  ].map((column) => ({ resize: true, label: texts(column.name === 'text' ? 'item' : column.name), ...column }));
  const dateCell = (task, date) => (task.hide_bar || !date || (!task.item && !gantt.hasChild(task.id)) ? '–' : escaped(task.item ? words.moment(date) : words.day(date)));

  function layout() {
    const all = columns.map((column) => ({ ...column }));
    gantt.config.columns = narrow() || !showColumns ? all.slice(0, 1) : all;
    gantt.config.show_grid = !(narrow() && !showColumns);
    // As many whole columns as leave the bars at least half of the room; the rest is a scroll away.
    const most = Math.round(frame.clientWidth * (narrow() ? 0.46 : 0.5));
    let width = gantt.config.columns[0].width;
    for (const column of gantt.config.columns.slice(1)) {
      if (width + column.width > most) break;
      width += column.width;
    }
    const spare = narrow() ? most - width : Math.min(80, Math.max(0, most - width));
    gantt.config.columns[0].width += spare;
    width += spare;
    gantt.config.grid_width = width;
    gantt.config.layout = {
      css: 'gantt_container',
      cols: [
        ...(gantt.config.show_grid ? [
          { width, min_width: 90, rows: [{ view: 'grid', scrollX: 'gridScroll', scrollable: true, scrollY: 'scrollVer' }, { view: 'scrollbar', id: 'gridScroll', group: 'horizontal' }] },
          { resizer: true, width: 1 },
        ] : []),
        { rows: [{ view: 'timeline', scrollX: 'scrollHor', scrollY: 'scrollVer' }, { view: 'scrollbar', id: 'scrollHor', group: 'horizontal' }] },
        { view: 'scrollbar', id: 'scrollVer' },
      ],
    };
  }

  // --- scale -----------------------------------------------------------------------------------------------------------
  const timelineWidth = () => gantt.$task?.clientWidth || frame.clientWidth * 0.55;

  /** First and last moment of items and gates; the whole with the project's own dates too. */
  function span(whole = true) {
    const dates = (plan.gates ?? []).map((gate) => gate.date);
    if (whole || !plan.items.length) dates.push(plan.project?.start, plan.project?.end);
    for (const item of plan.items) dates.push(item.start, item.finish, item.baselineStart, item.baselineFinish);
    const known = dates.filter(Boolean).map((text) => +moment(text));
    if (!known.length) known.push(+today());
    return [new Date(known.reduce((a, b) => Math.min(a, b))), new Date(known.reduce((a, b) => Math.max(a, b)))];
  }

  function scale() {
    const [first, last] = span(!step.fits);
    const padding = PADDING[step.lower];
    let begin = floor(new Date(+first - padding * DAY * (step.fits ? 0.15 : 1)), step.lower);
    let end = next(floor(new Date(+last + padding * DAY * (step.fits ? 0.3 : 2)), step.lower), step.lower);
    const needed = (timelineWidth() / dayWidth(step)) * DAY;
    if (!step.fits && end - begin < needed) end = next(floor(new Date(+begin + needed), step.lower), step.lower);
    Object.assign(gantt.config, { start_date: begin, end_date: end, scales: scales(step, words), min_column_width: step.width });
    field('zoom').value = step.name;
    button('zoomIn').disabled = !step.fits && step === STEPS[0];
    button('zoomOut').disabled = !step.fits && step === STEPS.at(-1);
  }

  /** Shows another step; the date at the place in view (default: the middle) stays where it is. */
  function zoom(chosen, place = timelineWidth() / 2) {
    const date = gantt.dateFromPos(gantt.getScrollState().x + place) ?? today();
    step = chosen;
    scale();
    gantt.render();
    gantt.scrollTo(Math.max(0, gantt.posFromDate(date) - place), null);
    afterScroll();
    remember();
  }
  const stepIndex = () => (step.fits ? STEPS.findIndex((other) => dayWidth(other) <= dayWidth(step) * 1.01) : STEPS.indexOf(step));
  const zoomIn = (place) => stepIndex() !== 0 && zoom(STEPS[Math.max(0, (stepIndex() < 0 ? STEPS.length : stepIndex()) - 1)], place);
  const zoomOut = (place) => zoom(STEPS[Math.min(STEPS.length - 1, (stepIndex() < 0 ? STEPS.length - 2 : stepIndex()) + 1)], place);

  /** The finest step that shows the whole plan, stretched to fill the width. */
  function fit() {
    const [first, last] = span(false);
    const days = (last - first) / DAY;
    const width = timelineWidth();
    const index = fitting(days * 1.08 + 1, width);
    step = { ...STEPS[index], fits: true };
    scale();
    let cells = 0;
    for (let at = gantt.config.start_date; at < gantt.config.end_date; at = next(at, step.lower)) cells++;
    step.width = Math.max(12, Math.floor((width - 2) / cells));
    scale();
    gantt.render();
    afterScroll();
    remember();
  }

  function toToday() {
    gantt.scrollTo(Math.max(0, gantt.posFromDate(today()) - timelineWidth() / 3), null);
    afterScroll();
  }

  function remember() {
    try {
      localStorage.setItem(remembered, JSON.stringify({ step: step.fits ? 'fit' : STEPS.indexOf(step), columns: showColumns, critical: showCritical }));
    } catch {
      // A browser that keeps nothing: next time begins as the first time did.
    }
  }
  const memory = () => {
    try {
      return JSON.parse(localStorage.getItem(remembered)) ?? {};
    } catch {
      return {};
    }
  };

  // --- the plan into the widget ------------------------------------------------------------------------------------------
  /** Where an item without dates stands without stretching what it belongs to: at the first of its neighbours. */
  function unknown(item) {
    const near = plan.items.filter((other) => other.start && other.parent === item.parent && other.phase === item.phase).map((other) => other.start);
    return near.length ? moment(near.reduce((first, other) => (other < first ? other : first))) : midnight(today());
  }

  function put(task, item) {
    task.item = item;
    task.text = item.text.startsWith(`${item.id} `) ? item.text.slice(item.id.length + 1) : item.text;
    item.text = task.text;
    task.progress = (item.progress ?? 0) / 100;
    task.type = item.start ? BARS[item.kind] ?? 'task' : 'task';
    task.hide_bar = !item.start || !item.finish;
    task.start_date = moment(item.start) ?? unknown(item);
    task.end_date = isPoint(item) || task.hide_bar ? task.start_date : moment(item.finish);
    task.duration = Math.round((task.end_date - task.start_date) / 60_000);
    delete task.$waits;
    return task;
  }

  function rows() {
    const items = [...plan.items].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    const known = new Set(items.map((item) => item.id));
    items.forEach((item) => { if (!known.has(item.parent)) item.parent = null; });
    const phases = [...new Set(items.filter((item) => !item.parent && item.phase).map((item) => item.phase))];
    return [
      ...phases.map((phase) => ({ id: `phase:${phase}`, text: phase, type: 'project', open: true })),
      ...items.map((item) => put({ id: item.id, parent: item.parent || (item.phase ? `phase:${item.phase}` : 0), open: true }, item)),
    ];
  }
  const asLink = (link) => ({ id: link.id, source: link.source, target: link.target, type: LINKS[link.type] ?? '0', link });

  /** Fetches the plan as it is now; what is folded, chosen and in view stays so. */
  async function reload() {
    const loaded = await server.load(field('baseline').value);
    const folded = plan ? gantt.getTaskBy((task) => gantt.hasChild(task.id) && !task.$open).map((task) => task.id) : [];
    const chosen = gantt.getSelectedId();
    const { x, y } = gantt.getScrollState() ?? { x: 0, y: 0 };
    const first = !plan;
    plan = loaded;
    loadedAt = Date.now();
    time = new WorkingTime(plan.calendar);
    gantt.config.readonly = !plan.editable;
    frame.classList.toggle('gh-plan--editable', Boolean(plan.editable));
    frame.querySelectorAll('[data-when="editable"]').forEach((place) => { place.hidden = !plan.editable; });
    options();
    const data = rows();
    element.style.setProperty('--rows', data.length);
    if (first) begin();
    else scale();
    sift(false);
    gantt.clearAll();
    gantt.parse({ data, links: (plan.links ?? []).map(asLink) });
    folded.filter((id) => gantt.isTaskExists(id)).forEach((id) => gantt.close(id));
    if (chosen && gantt.isTaskExists(chosen)) gantt.selectTask(chosen);
    if (first) place();
    else gantt.scrollTo(x, y);
    undoButtons();
    frame.dataset.ready = 'true';
    return plan;
  }

  /** The first sight: as the reader left it, else the whole plan if days can be told apart so, else weeks around today. */
  function begin() {
    const { step: left, columns: grid, critical: path } = memory();
    showColumns = grid ?? true;
    showCritical = path ?? true;
    button('columns').setAttribute('aria-pressed', showColumns);
    button('critical').setAttribute('aria-pressed', showCritical);
    layout();
    gantt.init(element);
    const [first, last] = span(false);
    const whole = left === 'fit' || (left === undefined && (last - first) / DAY <= 120);
    step = whole ? { ...STEPS[fitting((last - first) / DAY + 1, timelineWidth())], fits: true } : STEPS[left] ?? STEPS[5];
    scale();
    gantt.render();
  }
  function place() {
    if (step.fits) {
      fit();
    } else {
      toToday();
      // With bars in view at once: from the first row on that has one around today, unless the first rows have.
      const seen = ({ item }) => item?.start && gantt.posFromDate(moment(item.finish)) > gantt.getScrollState().x && gantt.posFromDate(moment(item.start)) < gantt.getScrollState().x + timelineWidth();
      const first = gantt.getDatastore('task').getIndexRange(0, gantt.getVisibleTaskCount()).findIndex(seen);
      if (first > 8) gantt.scrollTo(null, (first - 2) * gantt.config.row_height);
    }
    layers.draw();
    gates.draw();
  }

  function options() {
    const fill = (select, choices, keep) => {
      const had = select.value;
      [...select.options].slice(1).forEach((option) => option.remove());
      select.append(...choices.map(({ value, label }) => new Option(label, value)));
      select.value = choices.some(({ value }) => String(value) === had) ? had : keep;
    };
    const first = !field('baseline').dataset.filled;
    fill(field('baseline'), (plan.baselines ?? []).map(({ number: value, label }) => ({ value, label: value ? `${texts('baselineName', value)} · ${label || texts('planGate')}` : label })), first && plan.baselines?.length ? String(plan.baselines[0].number) : '');
    field('baseline').dataset.filled = 'true';
    field('baseline').hidden = !plan.baselines?.length;
    const owners = new Map(plan.items.filter((item) => item.ownerId).map((item) => [item.ownerId, item.owner]));
    fill(field('owner'), [...owners].map(([value, label]) => ({ value, label })), '');
  }

  /** Repaints after changes to tasks; bars that are in view glide to their new places. */
  function repaint(change, changed = []) {
    const bars = new Map();
    if (!still()) {
      for (const id of changed) {
        const node = gantt.isTaskExists(id) && gantt.getTaskNode(id);
        if (node) bars.set(id, { left: node.offsetLeft, width: node.offsetWidth });
      }
    }
    const [before, after] = [gantt.config.start_date, gantt.config.end_date];
    const date = gantt.dateFromPos(gantt.getScrollState().x);
    change();
    if (plan) {
      scale();
      if (step.fits) { gantt.config.start_date = new Date(Math.min(before, gantt.config.start_date)); gantt.config.end_date = new Date(Math.max(after, gantt.config.end_date)); }
    }
    if (+before !== +gantt.config.start_date || +after !== +gantt.config.end_date) {
      gantt.render();
      if (date) gantt.scrollTo(gantt.posFromDate(date), null);
    } else {
      gantt.refreshData();
    }
    layers.soon();
    gates.draw();
    for (const [id, { left, width }] of bars) {
      const node = gantt.getTaskNode(id);
      if (node && (node.offsetLeft !== left || node.offsetWidth !== width)) {
        node.animate([{ left: `${left}px`, width: `${width}px` }, { left: node.style.left, width: node.style.width }], { duration: 280, easing: 'ease-out' });
      }
    }
  }

  const summaries = () => gantt.getTaskBy((task) => task.type === 'project').forEach((task) => gantt.resetProjectDates(task));

  /** Takes over what a change did; answers which items have other dates now. */
  async function apply(answer) {
    const known = new Map(plan.items.map((item, at) => [item.id, at]));
    (answer.items ?? []).forEach((item) => { if (!known.has(item.parent)) item.parent = null; });
    const strangers = (answer.items ?? []).some((item) => !known.has(item.id) || plan.items[known.get(item.id)].parent !== item.parent || plan.items[known.get(item.id)].phase !== item.phase);
    if (answer.reload || strangers || answer.removedItems?.length) {
      await reload();
      if (answer.reload) tell(texts('changedBeneath'), 'warn');
      return [];
    }
    loadedAt = Date.now();
    const moved = (answer.items ?? []).filter((item) => {
      const had = plan.items[known.get(item.id)];
      return item.kind !== 'SUMMARY' && (had.start !== item.start || had.finish !== item.finish);
    }).map((item) => item.id);
    repaint(() => {
      for (const item of answer.items ?? []) {
        const had = plan.items[known.get(item.id)];
        // No change moves a baseline; the one that is shown need not be the one the answer looked at.
        Object.assign(item, { baselineStart: had.baselineStart, baselineFinish: had.baselineFinish });
        plan.items[known.get(item.id)] = item;
        put(gantt.getTask(item.id), item);
      }
      for (const id of answer.removedLinks ?? []) {
        plan.links = plan.links.filter((link) => link.id !== id);
        if (gantt.isLinkExists(id)) gantt.deleteLink(id);
      }
      for (const link of answer.links ?? []) {
        plan.links = [...plan.links.filter((other) => other.id !== link.id), link];
        if (gantt.isLinkExists(link.id)) {
          Object.assign(gantt.getLink(link.id), asLink(link));
          gantt.refreshLink(link.id);
        } else {
          gantt.addLink(asLink(link));
        }
      }
      summaries();
    }, (answer.items ?? []).map((item) => item.id));
    return moved;
  }

  /** Of an item as it is shown: our own later changes must not stand in the way of taking an earlier one back. */
  const versionOf = (id) => plan.items.find((item) => item.id === id)?.version;
  const undoButtons = () => {
    button('undo').disabled = !server.undos.length;
    button('redo').disabled = !server.redos.length;
  };

  /** Waits for the answer to what was sent and shows it; if refused, everything goes back to where it was. */
  async function settle(sent, done, back) {
    frame.classList.add('gh-plan--busy');
    try {
      const answer = await sent;
      if (answer) {
        const moved = await apply(answer);
        if (!answer.reload) done?.(moved);
      } else {
        back?.();
      }
    } catch (failure) {
      if (!(failure instanceof Refused)) console.error(failure);
      if (back) repaint(() => { back(); summaries(); }, gantt.getTaskBy((task) => task.$waits).map((task) => task.id));
      tell(failure instanceof Refused ? failure.message : texts('failed'), 'bad');
      if (failure.status === 409 || failure.status === 404) await reload().catch(() => null);
    } finally {
      if (server.waiting <= 1) frame.classList.remove('gh-plan--busy');
      undoButtons();
    }
  }

  /** One change of an item: shown at once, sent, and taken back when the server refuses. */
  function change(id, kind, value, shownAs) {
    const task = gantt.getTask(id);
    repaint(() => { shownAs(task); task.$waits = true; }, [id]);
    const now = () => gantt.getTask(id).item;
    return settle(
      server.change(() => ({ kind: kind.toUpperCase(), item: id, version: now().version, ...value })),
      (moved) => {
        const others = moved.filter((other) => other !== id).length;
        const text = others ? texts('moved', name(now()), others) : texts('changed', name(now()));
        whisper(text);
        if (others) tell(text);
        else part('message').hidden = true;
      },
      () => { if (gantt.isTaskExists(id)) put(gantt.getTask(id), now()); },
    );
  }
  const move = (id, start) => change(id, 'move', { start: momentText(start) }, (task) => {
    task.start_date = start;
    task.end_date = isPoint(task.item) ? start : time.later(start, task.item.durationMinutes ?? time.between(moment(task.item.start), moment(task.item.finish)));
    task.duration = Math.round((task.end_date - task.start_date) / 60_000);
  });
  const resize = (id, finish) => change(id, 'resize', { finish: momentText(finish) }, (task) => {
    task.end_date = finish;
    task.duration = Math.round((finish - task.start_date) / 60_000);
  });

  /** What happened is not moved: said to whoever tries. */
  function hasBegun({ item }) {
    const begun = !['PLANNED', 'RELEASED'].includes(item.status) || item.progress > 0;
    if (begun) tell(texts('begun', item.id), 'warn');
    return begun;
  }

  // --- dragging ----------------------------------------------------------------------------------------------------------
  const hint = document.createElement('div');
  hint.className = 'gh-gantt__hint';
  hint.hidden = true;
  function hintAt(event, text) {
    hint.textContent = text;
    if (!hint.parentNode) document.body.append(hint);
    hint.hidden = false;
    const { clientX: x, clientY: y } = event.touches?.[0] ?? event;
    hint.style.transform = `translate(${Math.min(x + 14, innerWidth - hint.offsetWidth - 8)}px, ${Math.max(4, y - 44)}px)`;
  }

  gantt.attachEvent('onBeforeTaskDrag', (id, mode) => {
    const task = gantt.getTask(id);
    if (!editable(task) || gantt.getState().drag_from_start || (mode !== 'move' && isPoint(task.item)) || (mode !== 'progress' && hasBegun(task))) return false;
    dragged = { id, start: task.start_date, end: task.end_date, progress: task.progress };
    gantt.ext.tooltips?.tooltip.hide();
    return true;
  });
  gantt.attachEvent('onTaskDrag', (id, mode, task, before, event) => {
    if (!dragged) return;
    if (mode === 'move') {
      task.start_date = time.startNear(task.start_date, dragged.start, finely(step));
      task.end_date = isPoint(task.item) ? task.start_date : time.later(task.start_date, task.item.durationMinutes ?? time.between(dragged.start, dragged.end));
    } else if (mode === 'resize') {
      task.start_date = dragged.start;
      task.end_date = time.finishNear(task.end_date, dragged.start, finely(step));
    } else {
      task.progress = Math.round(task.progress * 20) / 20;
      hintAt(event, `${texts('progress')} ${Math.round(task.progress * 100)} %`);
      return;
    }
    task.duration = Math.round((task.end_date - task.start_date) / 60_000);
    hintAt(event, isPoint(task.item) ? words.full(task.start_date) : `${words.full(task.start_date)} – ${words.full(task.end_date)} · ${length(time.between(task.start_date, task.end_date))}`);
  });
  gantt.attachEvent('onAfterTaskDrag', (id, mode) => {
    hint.hidden = true;
    const had = dragged;
    dragged = null;
    if (!had) return;
    const task = gantt.getTask(id);
    if (mode === 'progress') {
      const percent = Math.round(task.progress * 100);
      if (percent !== task.item.progress) change(id, 'progress', { percent }, () => {});
    } else if (mode === 'move' && +task.start_date !== +had.start) {
      move(id, task.start_date);
    } else if (mode === 'resize' && +task.end_date !== +had.end) {
      resize(id, task.end_date);
    } else {
      repaint(() => put(task, task.item));
    }
  });
  element.addEventListener('mouseup', () => { hint.hidden = true; });

  // --- dependencies --------------------------------------------------------------------------------------------------------
  gantt.attachEvent('onLinkValidation', (link) => Boolean(gantt.isTaskExists(link.source) && gantt.getTask(link.source).item && gantt.isTaskExists(link.target) && gantt.getTask(link.target).item));
  gantt.attachEvent('onLinkCreated', (drawn) => {
    connect({ source: drawn.source, target: drawn.target, type: TYPES[drawn.type], lag: 0, lagUnit: 'WORKING' });
    return false;
  });
  function connect(link) {
    const id = `new:${link.source}>${link.target}:${Date.now()}`;
    gantt.addLink({ id, source: link.source, target: link.target, type: LINKS[link.type] });
    const drop = () => { if (gantt.isLinkExists(id)) gantt.deleteLink(id); };
    return settle(
      server.change(() => ({ kind: 'LINK', ...link })).then((answer) => { drop(); return answer; }, (refused) => { drop(); throw refused; }),
      () => tell(texts('linked', name(gantt.getTask(link.source).item), name(gantt.getTask(link.target).item))),
    );
  }
  function disconnect(id) {
    if (!plan.editable || !gantt.isLinkExists(id)) return;
    const { source, target } = gantt.getLink(id);
    chooseLink(null);
    settle(server.change(() => ({ kind: 'UNLINK', source, target })), () => tell(texts('unlinked')));
  }
  function chooseLink(id) {
    const had = chosenLink;
    chosenLink = id;
    if (had && gantt.isLinkExists(had)) gantt.refreshLink(had);
    if (id) {
      gantt.refreshLink(id);
      whisper(linkDescribed(gantt.getLink(id).link).join(', '));
    }
  }
  gantt.attachEvent('onLinkClick', (id) => {
    if (!gantt.getLink(id).link) return;
    chooseLink(id);
    element.focus({ preventScroll: true });
    if (plan.editable) openLink(id);
  });
  gantt.attachEvent('onLinkDblClick', () => false);

  const UNITS = { day: () => time.day, hour: () => 60, elapsed: () => 1440, percent: () => 1 };
  const unitOf = ({ lag, lagUnit }) => (lagUnit === 'PERCENT' ? 'percent' : lagUnit === 'ELAPSED' ? 'elapsed' : lag % time.day === 0 ? 'day' : 'hour');
  const dialog = (dialogName) => frame.querySelector(`[data-dialog="${dialogName}"]`);
  function openLink(id) {
    const { link } = gantt.getLink(id);
    const form = dialog('link').querySelector('form');
    part('linkEnds').textContent = ends(link);
    part('linkViolated').hidden = !link.violated;
    form.elements.type.value = link.type;
    form.elements.unit.value = unitOf(link);
    form.elements.lag.value = link.lag / UNITS[unitOf(link)]();
    dialog('link').dataset.link = id;
    dialog('link').showModal();
  }
  function saveLink() {
    const id = dialog('link').dataset.link;
    const form = dialog('link').querySelector('form');
    if (!form.reportValidity()) return;
    const unit = form.elements.unit.value;
    const lag = Math.round(Number(form.elements.lag.value || 0) * UNITS[unit]());
    const { link } = gantt.getLink(id);
    dialog('link').close();
    connect({ source: link.source, target: link.target, type: form.elements.type.value, lag, lagUnit: { elapsed: 'ELAPSED', percent: 'PERCENT' }[unit] ?? 'WORKING' });
  }

  // --- writing into the columns ----------------------------------------------------------------------------------------------
  function edit(id, column) {
    const task = gantt.getTask(id);
    if (!plan.editable || !task.item || ['DONE', 'CANCELLED'].includes(task.item.status) || (column === 'owner' && task.item.kind === 'SUMMARY')) return false;
    const cell = element.querySelector(`.gantt_grid_data .gantt_row[data-task-id="${CSS.escape(id)}"] [data-column-name="${column}"]`);
    if (!cell) return false;
    const input = document.createElement(column === 'owner' ? 'select' : 'input');
    input.className = 'gh-gantt__edit';
    input.setAttribute('aria-label', texts(column === 'owner' ? 'owner' : 'title'));
    if (column === 'owner') input.append(new Option(texts('nobody'), ''), ...plan.people.map((person) => new Option(person.name, person.id)));
    else input.maxLength = 200;
    input.value = column === 'owner' ? task.item.ownerId ?? '' : task.text;
    const around = element.getBoundingClientRect();
    const { left, top, width, height } = cell.getBoundingClientRect();
    input.style.cssText = `left:${left - around.left}px;top:${top - around.top}px;width:${Math.max(width, 140)}px;height:${height}px`;
    let open = true;
    const close = (save) => {
      if (!open) return;
      open = false;
      const value = input.value.trim();
      input.remove();
      element.focus({ preventScroll: true });
      if (!save || value === (column === 'owner' ? task.item.ownerId ?? '' : task.text)) return;
      if (column === 'owner') {
        change(id, 'owner', { owner: value }, () => {});
      } else if (value) {
        change(id, 'title', { title: value }, (shownTask) => { shownTask.text = value; });
      }
    };
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter') close(true);
      if (event.key === 'Escape') close(false);
    });
    input.addEventListener('change', () => column === 'owner' && close(true));
    input.addEventListener('blur', () => close(true));
    element.append(input);
    input.focus();
    input.select?.();
    return true;
  }
  const openItem = (id) => gantt.getTask(id).item && gantt.getTask(id).item.version !== 0 && location.assign(`${itemAddress}${encodeURIComponent(id)}${document.documentElement.classList.contains('gh-embedded') ? '?embed=1' : ''}`);
  gantt.attachEvent('onTaskDblClick', (id, event) => {
    if (!id) return false;
    const column = event.target.closest('[data-column-name]')?.dataset.columnName;
    if (!((column === 'text' || column === 'owner') && edit(id, column)) && (!column || column === 'text')) openItem(id);
    return false;
  });

  // --- choosing and folding ----------------------------------------------------------------------------------------------------
  function choose(id) {
    if (!id || !gantt.isTaskExists(id)) return;
    if (chosenLink) chooseLink(null);
    gantt.selectTask(id);
    const task = gantt.getTask(id);
    whisper(task.item ? [name(task.item), ...described(task.item)].join(', ') : task.text);
  }
  gantt.attachEvent('onTaskClick', (id, event) => {
    if (!event.target.closest('.gantt_open, .gantt_close')) {
      element.focus({ preventScroll: true });
      choose(id);
    }
    return true;
  });
  gantt.attachEvent('onBeforeTaskDisplay', (id) => !shown || shown.has(String(id)));

  function level(deep) {
    repaint(() => gantt.batchUpdate(() => gantt.eachTask((task) => { if (gantt.hasChild(task.id)) task.$open = task.$level < deep; })));
  }

  /** Only the items that match what is looked for, below their phases and summaries. */
  function sift(repaints = true) {
    const text = field('find').value.trim().toLocaleLowerCase();
    const owner = field('owner').value;
    const only = field('only').value;
    if (!text && !owner && !only) {
      shown = null;
    } else {
      shown = new Set();
      const byId = new Map(plan.items.map((item) => [item.id, item]));
      for (const item of plan.items) {
        const fits = (!text || name(item).toLocaleLowerCase().includes(text)) && (!owner || item.ownerId === owner)
          && (!only || (only === 'critical' ? item.critical : item.late));
        if (!fits) continue;
        let at = item;
        while (at && !shown.has(at.id)) {
          shown.add(at.id);
          if (!at.parent && at.phase) shown.add(`phase:${at.phase}`);
          at = byId.get(at.parent);
        }
      }
    }
    part('nothing').hidden = !(shown && shown.size === 0);
    if (repaints) {
      gantt.refreshData();
      if (shown) gantt.scrollTo(null, 0);
      layers.soon();
      whisper(texts('shown', shown ? plan.items.filter((item) => shown.has(item.id)).length : plan.items.length));
    }
  }

  // --- tools ---------------------------------------------------------------------------------------------------------------------
  const toggle = (tool, on) => button(tool).setAttribute('aria-pressed', on);
  const tools = {
    zoomIn: () => zoomIn(), zoomOut: () => zoomOut(), fit, today: toToday,
    undo: () => settle(server.undo(versionOf), () => tell(texts('undone'))),
    redo: () => settle(server.redo(versionOf), () => tell(texts('redone'))),
    critical: () => { showCritical = !showCritical; toggle('critical', showCritical); gantt.refreshData(); remember(); },
    columns: () => { showColumns = !showColumns; toggle('columns', showColumns); rebuild(); remember(); },
    keys: () => dialog('keys').showModal(),
    paper: async () => {
      const { paper } = await import('./gantt-print.js');
      paper({ frame, dialog: dialog('paper'), part, texts, words, number, lang, tell, state: () => ({ ...view(), showCritical, rows: paperRows }) });
    },
    linkSave: saveLink,
    linkDelete: () => { dialog('link').close(); disconnect(dialog('link').dataset.link); },
  };
  frame.addEventListener('click', (event) => {
    const tool = event.target.closest('[data-do]')?.dataset.do;
    if (tool && tools[tool]) tools[tool]();
    if (event.target.closest('[data-close]')) event.target.closest('dialog').close();
  });
  field('zoom').addEventListener('change', () => zoom(STEPS.find((other) => other.name === field('zoom').value)));
  field('baseline').addEventListener('change', () => reload().catch((failure) => tell(failure.message, 'bad')));
  field('level').addEventListener('change', () => level(Number(field('level').value)));
  field('owner').addEventListener('change', () => sift());
  field('only').addEventListener('change', () => sift());
  let typing = 0;
  field('find').addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => sift(), 150); });

  /** The rows for paper: all of them, or those on the screen. */
  function paperRows(which) {
    const found = [];
    const add = (task) => found.push({ id: task.id, text: task.text, level: task.$level, item: task.item, start: task.hide_bar ? null : task.start_date, finish: task.hide_bar ? null : task.end_date, duration: task.item ? duration(task.item) : '' });
    if (which === 'shown') gantt.eachTask((task) => gantt.isTaskVisible(task.id) && add(task));
    else gantt.eachTask(add);
    return found;
  }

  element.addEventListener('wheel', (event) => {
    if (!event.ctrlKey || !plan) return;
    event.preventDefault();
    if (Date.now() - (element.dataset.wheeled ?? 0) < 120) return;
    element.dataset.wheeled = Date.now();
    const place = event.clientX - gantt.$task.getBoundingClientRect().left;
    if (event.deltaY < 0) zoomIn(Math.max(0, place));
    else zoomOut(Math.max(0, place));
  }, { passive: false });

  const shift = (id, days) => {
    const task = gantt.getTask(id);
    if (!editable(task) || hasBegun(task)) return;
    const start = time.shifted(task.start_date, days, finely(step));
    move(id, isPoint(task.item) ? start : time.next(start));
  };
  const stretch = (id, days) => {
    const task = gantt.getTask(id);
    if (!editable(task) || isPoint(task.item) || hasBegun(task)) return;
    const finish = time.shifted(task.end_date, days, finely(step));
    if (time.between(task.start_date, finish) >= 15) resize(id, finish);
  };
  listen(element, {
    gantt, choose, openItem, edit, shift, stretch, disconnect, chooseLink, tools, find: () => field('find').focus(), link: () => chosenLink,
    links: (id) => { const { $source = [], $target = [] } = gantt.getTask(id); return [...$source, ...$target]; },
  });

  // --- keeping up ------------------------------------------------------------------------------------------------------------------
  const afterScroll = () => { layers.soon(false); gates.scroll(); };
  gantt.attachEvent('onGanttScroll', afterScroll);
  gantt.attachEvent('onGanttRender', () => { layers.draw(); gates.draw(); });
  gantt.attachEvent('onDataRender', () => layers.soon());
  gantt.attachEvent('onGridResizeEnd', () => { requestAnimationFrame(() => gates.resize()); return true; });
  gantt.attachEvent('onGanttReady', () => gantt.ext.tooltips.tooltipFor({
    selector: '.gantt_task_link',
    html: (event) => { const id = gantt.locate(event, 'data-link-id'); const link = id && gantt.isLinkExists(id) && gantt.getLink(id).link; return link ? linkDescribed(link).map(escaped).join('<br>') : ''; },
  }));

  function rebuild() {
    layout();
    const { x, y } = gantt.getScrollState();
    gantt.resetLayout();
    scale();
    gantt.render();
    gantt.scrollTo(x, y);
    if (step.fits) fit();
    afterScroll();
  }
  let wasNarrow = narrow();
  let width = frame.clientWidth;
  const watch = new ResizeObserver(() => {
    if (!plan || frame.clientWidth === width) return;
    width = frame.clientWidth;
    if (narrow() !== wasNarrow) {
      wasNarrow = narrow();
      rebuild();
    } else {
      gantt.setSizes();
      if (step.fits) fit();
    }
  });
  watch.observe(frame);

  // Back at this window after a while: what others did meanwhile is shown, and said.
  const returned = () => {
    if (document.visibilityState !== 'visible' || !plan || dragged || server.waiting || Date.now() - loadedAt < 30_000) return;
    const had = server.revision;
    reload().then(() => {
      if (server.revision === had) return;
      server.forget();
      undoButtons();
      tell(texts('changedBeneath'), 'warn');
    }).catch(() => null);
  };
  document.addEventListener('visibilitychange', returned);

  const ready = reload();
  frame.gantt = gantt;
  return { gantt, reload, ready, server, destroy: () => { watch.disconnect(); document.removeEventListener('visibilitychange', returned); gantt.destructor(); } };
}

document.querySelectorAll('[data-island="gantt"]').forEach((frame) => {
  const chart = draw(frame);
  chart.ready.catch((failure) => {
    console.error(failure);
    frame.querySelector('[data-part="chart"]').textContent = frame.querySelector('[data-text="noPicture"]').textContent;
  });
});
