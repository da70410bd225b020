// What lies behind and before the bars of the rows in view: cell lines, time not worked, baselines, deadlines, gates, today.
import { floor, next, dayWidth, finely } from './gantt-scale.js';
import { daysLater, midnight, moment } from './gantt-time.js';

const box = (className, left, width, top, height) => {
  const element = document.createElement('div');
  element.className = className;
  element.style.cssText = `left:${left}px;width:${width}px;${top === undefined ? '' : `top:${top}px;height:${height}px;`}`;
  return element;
};

/**
 * Draws for one chart.
 * @param view answers {plan, time, step, showBaseline, words, texts} as they are now
 */
export class Layers {
  #gantt;
  #view;
  #behind = document.createElement('div');
  #under = document.createElement('div');
  #before = document.createElement('div');
  #frame = 0;
  #drawn = {};

  constructor(gantt, view) {
    this.#gantt = gantt;
    this.#view = view;
    this.#behind.className = 'gh-gantt__behind';
    this.#under.className = 'gh-gantt__under';
    this.#before.className = 'gh-gantt__before';
  }

  /** Draws at the next frame, once however often it is asked; after mere scrolling only what has come into view. */
  soon(anew = true) {
    if (anew) this.#drawn = {};
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  draw() {
    this.#drawn = {};
    this.#draw();
  }

  #draw() {
    const gantt = this.#gantt;
    const area = gantt.$task_data;
    if (!area || !this.#view().plan) return;
    if (this.#behind.parentNode !== area) gantt.$task_bg.after(this.#behind, this.#under);
    if (this.#before.parentNode !== area) area.append(this.#before);
    const { x, y } = gantt.getScrollState();
    const height = gantt.$task_data.clientHeight || gantt.$container.clientHeight;
    const row = gantt.config.row_height;
    const count = gantt.getVisibleTaskCount();
    // In blocks of some columns and rows, so that a step of scrolling seldom draws anything.
    const left = Math.max(0, Math.floor((x - 200) / 400) * 400);
    const wide = gantt.$task.clientWidth + 800;
    const first = Math.max(0, Math.floor((y / row - 8) / 16) * 16);
    const last = Math.min(count, first + Math.ceil(height / row) + 32);
    if (this.#drawn.left !== left) {
      const tall = `${Math.max(count * row, height)}px`;
      this.#behind.style.height = tall;
      this.#before.style.height = tall;
      const from = gantt.dateFromPos(left) ?? gantt.getState().min_date;
      const to = gantt.dateFromPos(left + wide) ?? gantt.getState().max_date;
      this.#drawBehind(from, to);
      this.#drawBefore(from, to);
    }
    if (this.#drawn.first !== first) this.#drawRows(first, last);
    this.#drawn = { left, first };
  }

  #drawBehind(from, to) {
    const gantt = this.#gantt;
    const { step, time } = this.#view();
    const marks = [];
    for (let cell = floor(from, step.lower); cell <= to; cell = next(cell, step.lower)) {
      marks.push(box('gh-gantt__line', gantt.posFromDate(cell), 1));
    }
    if (dayWidth(step) >= 4) {
      for (let day = midnight(from); day <= to; day = daysLater(day, 1)) {
        const spans = time.spans(day);
        const off = (a, b) => {
          const left = gantt.posFromDate(new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, a));
          const right = gantt.posFromDate(new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, b));
          if (right > left) marks.push(box('gh-gantt__off', left, right - left));
        };
        if (!spans.length) {
          off(0, 1440);
        } else if (finely(step)) {
          [0, ...spans.flat(), 1440].forEach((edge, at, edges) => at % 2 === 0 && off(edge, edges[at + 1]));
        }
      }
    }
    this.#behind.replaceChildren(...marks);
  }

  #drawRows(first, last) {
    const gantt = this.#gantt;
    const { showBaseline } = this.#view();
    const row = gantt.config.row_height;
    const marks = [];
    if (last > first) {
      for (const task of gantt.getDatastore('task').getIndexRange(first, last)) {
        const item = task.item;
        if (!item) continue;
        const top = gantt.getTaskTop(task.id);
        if (showBaseline && item.baselineStart && item.baselineFinish) {
          const left = gantt.posFromDate(moment(item.baselineStart));
          const right = gantt.posFromDate(moment(item.baselineFinish));
          marks.push(item.kind === 'MILESTONE'
            ? box('gh-gantt__baseline gh-gantt__baseline--point', right - 4, 8, top + row - 11, 8)
            : box('gh-gantt__baseline', left, Math.max(2, right - left), top + row - 7, 4));
        }
        if (item.deadline) {
          const at = item.deadline.includes('T') ? moment(item.deadline) : daysLater(moment(item.deadline), 1);
          marks.push(box(`gh-gantt__deadline${item.finish && moment(item.finish) > at ? ' gh-gantt__deadline--missed' : ''}`, gantt.posFromDate(at) - 5, 10, top + 8, 20));
        }
      }
    }
    this.#under.replaceChildren(...marks);
  }

  #drawBefore(from, to) {
    const gantt = this.#gantt;
    const { plan, texts, today } = this.#view();
    const marks = [];
    for (const gate of plan.gates ?? []) {
      const at = moment(gate.date);
      if (at && at >= from && at <= to) marks.push(box(`gh-gantt__gate gh-gantt__gate--${gate.state}`, gantt.posFromDate(at) - 1, 2));
    }
    if (today >= from && today <= to) {
      const line = box('gh-gantt__today', gantt.posFromDate(today), 2);
      const word = document.createElement('span');
      word.textContent = texts('today');
      line.append(word);
      marks.push(line);
    }
    this.#before.replaceChildren(...marks);
  }
}

/** The strip above the chart with a diamond for each gate, in step with the time scale. */
export class GateStrip {
  #strip;
  #gantt;
  #view;
  #marks;
  #x = null;

  constructor(strip, gantt, view) {
    this.#strip = strip;
    this.#gantt = gantt;
    this.#view = view;
    this.#marks = strip.querySelector('.gh-plan__gates-marks');
  }

  draw() {
    const { plan, words, texts } = this.#view();
    const gates = (plan?.gates ?? []).filter((gate) => gate.date);
    this.#strip.hidden = gates.length === 0;
    if (this.#strip.hidden) return;
    const placed = gates.map((gate) => ({ gate, at: moment(gate.date) })).sort((a, b) => a.at - b.at)
      .map(({ gate, at }) => ({ gate, at, left: this.#gantt.posFromDate(at) }));
    this.#marks.replaceChildren(...placed.map(({ gate, at, left }, index) => {
      const mark = document.createElement('span');
      mark.className = `gh-plan__gate gh-plan__gate--${gate.state}`;
      mark.style.left = `${left}px`;
      mark.title = `${gate.name} · ${words.dayOfYear(at)} · ${texts(`gate.${gate.state}`)}`;
      mark.setAttribute('role', 'img');
      mark.setAttribute('aria-label', mark.title);
      // The name where it does not run into the next diamond.
      const wide = 24 + [...gate.name].reduce((sum, letter) => sum + (letter > '\u2e80' ? 13 : 7), 0);
      if (index + 1 === placed.length || left + wide < placed[index + 1].left) {
        const name = document.createElement('span');
        name.className = 'gh-plan__gate-name';
        name.textContent = gate.name;
        mark.append(name);
      }
      return mark;
    }));
    this.resize();
    this.#x = null;
    this.scroll();
  }

  /** The columns have another width. */
  resize() {
    const gantt = this.#gantt;
    this.#strip.style.setProperty('--grid', `${gantt.config.show_grid ? gantt.$grid?.offsetWidth ?? 0 : 0}px`);
  }

  scroll() {
    if (this.#strip.hidden) return;
    const { x } = this.#gantt.getScrollState();
    if (x !== this.#x) this.#marks.style.transform = `translateX(${-x}px)`;
    this.#x = x;
  }
}
