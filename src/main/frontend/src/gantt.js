// A plan over time, read-only. The page holds
//   <div class="gh-gantt" data-island="gantt" data-url="/projects/SEO/plan/gantt" data-lang="zh" data-columns='["Item","Owner","Start","Finish"]' data-today="Today"></div>
// and an equal table. The address answers {items: [{id, text, start, finish, progress, owner, phase, critical, late, status, baselineStart, baselineFinish}],
// links: [{id, source, target, type}]}: dates as yyyy-MM-dd, both included; progress 0..100; type FS, SS, FF or SF.
import { Gantt } from 'dhtmlx-gantt';
import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';
import './gantt.css';

const DAY = 86_400_000;
const LINKS = { FS: '0', SS: '1', FF: '2', SF: '3' };
const date = (text) => { const [year, month, day] = text.split('-').map(Number); return new Date(year, month - 1, day); };
const after = (text) => { const day = date(text); day.setDate(day.getDate() + 1); return day; };
const escaped = (text) => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Shows the plan in the element; returns {reload, destroy, gantt}. */
export function draw(element, { url = element.dataset.url, lang = element.dataset.lang ?? document.documentElement.lang } = {}) {
  const chinese = lang.startsWith('zh');
  const gantt = Gantt.getGanttInstance();
  const names = JSON.parse(element.dataset.columns ?? '["Item","Owner","Start","Finish"]');
  const narrow = () => element.clientWidth < 640;
  const short = new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', { month: chinese ? 'numeric' : 'short', day: 'numeric' });
  gantt.plugins({});
  gantt.i18n.setLocale(chinese ? 'cn' : 'en');
  Object.assign(gantt.config, {
    readonly: true, date_format: '%Y-%m-%d', row_height: 36, bar_height: 20, scale_height: 48, min_column_width: 26, fit_tasks: true,
    open_tree_initially: true, show_errors: false, drag_timeline: { ignore: '.gantt_task_line', useKey: false }, keyboard_navigation: false,
    show_task_cells: true, static_background: false, smart_rendering: true, details_on_dblclick: false, start_on_monday: true,
  });
  const columns = () => {
    const all = [
      { name: 'text', label: names[0], tree: true, width: narrow() ? 150 : 240, resize: true, template: (item) => escaped(item.text) },
      { name: 'owner', label: names[1], width: 100, template: (item) => escaped(item.owner) },
      { name: 'start', label: names[2], width: 74, align: 'center', template: (item) => short.format(item.start_date) },
      { name: 'finish', label: names[3], width: 74, align: 'center', template: (item) => short.format(new Date(item.end_date - DAY / 2)) },
    ];
    gantt.config.columns = narrow() ? all.slice(0, 1) : all;
    gantt.config.grid_width = gantt.config.columns.reduce((sum, column) => sum + column.width, 0);
  };
  const scales = (days) => {
    const month = chinese ? '%Y年%n月' : '%F %Y';
    const week = (day) => short.format(day);
    gantt.config.scales = days <= 45
      ? [{ unit: 'month', step: 1, format: month }, { unit: 'day', step: 1, format: '%j' }]
      : days <= 400
        ? [{ unit: 'month', step: 1, format: month }, { unit: 'week', step: 1, format: week }]
        : [{ unit: 'year', step: 1, format: chinese ? '%Y年' : '%Y' }, { unit: 'month', step: 1, format: chinese ? '%n月' : '%M' }];
    gantt.config.min_column_width = days <= 45 ? 26 : days <= 400 ? 56 : 48;
    const daily = days <= 45;
    gantt.templates.timeline_cell_class = (item, day) => (daily && (day.getDay() === 0 || day.getDay() === 6) ? 'gh-weekend' : '');
  };
  gantt.templates.task_text = (start, end, item) => (item.type === 'project' ? '' : escaped(item.progress ? `${Math.round(item.progress * 100)} %` : ''));
  gantt.templates.rightside_text = (start, end, item) => (narrow() ? '' : escaped(item.owner));
  gantt.templates.task_class = (start, end, item) => [
    item.status === 'DONE' && 'gh-item--done', item.status === 'CANCELLED' && 'gh-item--cancelled',
    item.late && 'gh-item--late', item.critical && 'gh-item--critical',
  ].filter(Boolean).join(' ');

  // The approved dates as a thin line under each bar that is in view.
  const baselines = document.createElement('div');
  const drawBaselines = () => {
    const area = gantt.$task_data;
    if (!area) return;
    if (baselines.parentNode !== area) area.append(baselines);
    const { y } = gantt.getScrollState();
    const lines = [];
    gantt.eachTask((item) => {
      if (!item.baselineStart || !item.baselineFinish || !gantt.isTaskVisible(item.id)) return;
      const place = gantt.getTaskPosition(item, date(item.baselineStart), after(item.baselineFinish));
      if (place.top < y - 400 || place.top > y + element.clientHeight + 400) return;
      const line = document.createElement('div');
      line.className = 'gh-gantt__baseline';
      Object.assign(line.style, { left: `${place.left}px`, width: `${place.width}px`, top: `${place.top + (gantt.config.row_height + gantt.config.bar_height) / 2 + 1}px` });
      lines.push(line);
    });
    baselines.replaceChildren(...lines);
  };
  const markToday = () => {
    const area = gantt.$task_data;
    area?.querySelector('.gh-gantt__today')?.remove();
    const { min_date: first, max_date: last } = gantt.getState();
    const now = element.dataset.now ? date(element.dataset.now) : new Date();
    if (!area || !first || now < first || now > last) return;
    const line = document.createElement('div');
    line.className = 'gh-gantt__today';
    line.style.left = `${gantt.posFromDate(now)}px`;
    const word = document.createElement('span');
    word.textContent = element.dataset.today ?? (chinese ? '今天' : 'Today');
    line.append(word);
    area.append(line);
  };
  gantt.attachEvent('onGanttRender', () => { markToday(); drawBaselines(); });
  gantt.attachEvent('onGanttScroll', (oldX, oldY, x, y) => { if (oldY !== y) requestAnimationFrame(drawBaselines); });

  async function reload() {
    const answer = await fetch(url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const plan = await answer.json();
    const phases = [...new Set(plan.items.map((item) => item.phase).filter(Boolean))];
    const dated = plan.items.filter((item) => item.start && item.finish);
    const data = [
      ...phases.map((phase) => ({ id: `phase:${phase}`, text: phase, type: 'project', open: true, owner: '' })),
      ...dated.map((item) => ({
        ...item, start_date: date(item.start), end_date: after(item.finish), progress: (item.progress ?? 0) / 100,
        parent: item.phase ? `phase:${item.phase}` : 0,
      })),
    ];
    const days = dated.length ? (Math.max(...dated.map((item) => after(item.finish))) - Math.min(...dated.map((item) => date(item.start)))) / DAY : 30;
    columns();
    scales(days);
    element.style.setProperty('--rows', data.length);
    gantt.setSizes();
    gantt.clearAll();
    gantt.parse({ data, links: (plan.links ?? []).map((link) => ({ ...link, type: LINKS[link.type] ?? link.type ?? '0' })) });
    element.dataset.ready = 'true';
    return plan;
  }

  columns();
  scales(30);
  gantt.init(element);
  const ready = reload();
  let wasNarrow = narrow();
  const watch = new ResizeObserver(() => {
    if (narrow() !== wasNarrow) {
      wasNarrow = narrow();
      columns();
      gantt.render();
    } else {
      gantt.setSizes();
    }
  });
  watch.observe(element);
  element.gantt = gantt;
  return { gantt, reload, ready, destroy: () => { watch.disconnect(); gantt.destructor(); } };
}

document.querySelectorAll('[data-island="gantt"]').forEach((element) => {
  draw(element).ready.catch((failure) => {
    console.error(failure);
    element.hidden = true;
  });
});
