// The whole plan on paper: pages as SVG, for the printer, a PDF or an image. Drawn from the data, not from the screen.
import { floor, next, upperOf } from './gantt-scale.js';
import { dayText, daysLater, midnight, moment } from './gantt-time.js';

const DAY = 86_400_000;
/** Millimetres, landscape. */
const PAPER = { A4: [297, 210], A3: [420, 297] };
const MM = 96 / 25.4;
const MARGIN = 34;
const ROW = 18;
const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";
const INK = '#14213d';
const MUTED = '#526075';
const LINE = '#cfd7e1';
const BAR = '#1f4e79';
const DONE = '#2e7d32';
const LATE = '#b3261e';
const CRITICAL = '#d28a12';
const GATES = { passed: '#256b29', waiting: '#b26a00', returned: '#c62828', ahead: '#7b8899' };
const LOWER = [['day', 15], ['week', 36], ['month', 34], ['quarter', 40], ['year', 40]];
const LENGTH = { day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25 };

const escaped = (text) => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const pen = document.createElement('canvas').getContext('2d');
function wide(text, size, bold) {
  pen.font = `${bold ? '650 ' : ''}${size}px ${FONT}`;
  return pen.measureText(text).width;
}
/** The text, shortened to what fits. */
function fitted(text, room, size, bold) {
  const whole = String(text ?? '');
  if (room <= 4) return '';
  if (wide(whole, size, bold) <= room) return whole;
  let [short, long] = [0, whole.length];
  while (short < long) {
    const middle = Math.ceil((short + long) / 2);
    if (wide(`${whole.slice(0, middle)}…`, size, bold) <= room) short = middle;
    else long = middle - 1;
  }
  return short ? `${whole.slice(0, short)}…` : '';
}
const write = (x, y, text, { size = 9, bold, fill = INK, anchor, room } = {}) => {
  const line = room === undefined ? text : fitted(text, room, size, bold);
  return line ? `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}"${bold ? ' font-weight="650"' : ''} fill="${fill}"${anchor ? ` text-anchor="${anchor}"` : ''}>${escaped(line)}</text>` : '';
};
const rect = (x, y, width, height, fill, more = '') => `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0, width).toFixed(1)}" height="${height}" fill="${fill}"${more}/>`;
const line = (x, y, x2, y2, stroke, more = '') => `<line x1="${x.toFixed(1)}" y1="${y.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${stroke}"${more}/>`;
const diamond = (x, y, r, fill, stroke = fill) => `<path d="M${(x - r).toFixed(1)} ${y}L${x.toFixed(1)} ${y - r}L${(x + r).toFixed(1)} ${y}L${x.toFixed(1)} ${y + r}Z" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`;

/** Divides the plan into pages and draws each of them. */
export class Sheets {
  #state;
  #texts;
  #words;
  #title;
  #rows;
  #options;

  /** @param options {size, across, rows}; size "whole" puts everything onto one sheet as high as it has to be */
  constructor({ state, texts, words, title, options }) {
    this.#state = state;
    this.#texts = texts;
    this.#words = words;
    this.#title = title;
    this.#options = options;
    this.#rows = state.rows(options.rows);
    const [wideMm, highMm] = PAPER[options.size] ?? PAPER.A3;
    this.width = Math.round(wideMm * MM);
    this.gates = (state.plan.gates ?? []).filter((gate) => gate.date);
    this.top = MARGIN + 40 + 32 + (this.gates.length ? 17 : 0);
    this.foot = 44;
    this.height = options.size === 'whole' ? this.top + this.#rows.length * ROW + this.foot + MARGIN : Math.round(highMm * MM);
    this.perPage = options.size === 'whole' ? Math.max(1, this.#rows.length) : Math.floor((this.height - this.top - this.foot - MARGIN) / ROW);
    this.down = Math.max(1, Math.ceil(this.#rows.length / this.perPage));
    this.across = options.size === 'whole' ? 1 : Number(options.across);
    this.count = this.down * this.across;
    this.mm = options.size === 'whole' ? null : [wideMm, highMm];
    this.#measure();
  }

  #columns(page) {
    const texts = this.#texts;
    const slim = this.width < 1300;
    const title = { name: 'item', width: page ? 170 : slim ? 214 : 270 };
    return page ? [title] : [title, { name: 'owner', width: slim ? 78 : 104 }, { name: 'start', width: slim ? 62 : 78 }, { name: 'finish', width: slim ? 62 : 78 },
      { name: 'duration', width: slim ? 44 : 52, end: true }, { name: 'progress', width: slim ? 44 : 50, end: true }].map((column) => ({ ...column, label: texts(column.name) }));
  }

  #grid(page) {
    return this.#columns(page).reduce((sum, column) => sum + column.width, 0);
  }

  #measure() {
    const dates = this.#rows.flatMap((row) => [row.start, row.finish, ...(row.item && this.#state.showBaseline ? [moment(row.item.baselineStart), moment(row.item.baselineFinish)] : [])]);
    const known = [...dates, ...this.gates.map((gate) => moment(gate.date))].filter(Boolean);
    if (!known.length) known.push(this.#state.today);
    const first = known.reduce((a, b) => (b < a ? b : a));
    const last = known.reduce((a, b) => (b > a ? b : a));
    const room = [...Array(this.across).keys()].reduce((sum, page) => sum + this.width - 2 * MARGIN - this.#grid(page), 0);
    const days = Math.max(5, (last - first) / DAY + 2);
    const pixels = room / (days * 1.06);
    const [unit] = LOWER.find(([name, least]) => pixels * LENGTH[name] >= least) ?? LOWER.at(-1);
    this.unit = unit;
    this.first = floor(daysLater(midnight(first), -1), unit);
    let end = this.first;
    while (end <= daysLater(last, Math.ceil(days * 0.04) + 1)) end = next(end, unit);
    this.last = end;
    this.days = room / ((this.last - this.first) / DAY);
  }

  #x(date) {
    return ((date - this.first) / DAY) * this.days;
  }

  /** One page as the text of an SVG. */
  page(number) {
    const across = number % this.across;
    const down = Math.floor(number / this.across);
    const rows = this.#rows.slice(down * this.perPage, (down + 1) * this.perPage);
    const grid = this.#grid(across);
    const left = MARGIN + grid;
    const room = this.width - MARGIN - left;
    const shift = [...Array(across).keys()].reduce((sum, page) => sum + this.width - 2 * MARGIN - this.#grid(page), 0);
    const head = this.top;
    const bottom = head + rows.length * ROW;
    const id = `c${number}`;
    const size = this.mm ? `width="${this.mm[0]}mm" height="${this.mm[1]}mm"` : `width="${this.width}" height="${this.height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${this.width} ${this.height}" font-family="${FONT}" role="img" aria-label="${escaped(this.#texts('page', number + 1, this.count))}">`
      + `<defs><clipPath id="${id}"><rect x="${left}" y="${head - 17}" width="${room}" height="${rows.length * ROW + 17}"/></clipPath><clipPath id="${id}s"><rect x="${left}" y="${MARGIN}" width="${room}" height="${bottom - MARGIN}"/></clipPath></defs>`
      + rect(0, 0, this.width, this.height, '#fff')
      + this.#heading(number)
      + `<g clip-path="url(#${id}s)"><g transform="translate(${left - shift} 0)">${this.#scale(shift, room, head, bottom)}</g></g>`
      + this.#table(rows, across, head, bottom)
      + `<g clip-path="url(#${id})"><g transform="translate(${left - shift} ${head - down * this.perPage * ROW})">${this.#bars(down * this.perPage, rows.length, shift, room)}</g></g>`
      + rect(MARGIN, head - 32, this.width - 2 * MARGIN, bottom - head + 32, 'none', ` stroke="${LINE}"`)
      + this.#legend()
      + '</svg>';
  }

  #heading(number) {
    const { plan, today } = this.#state;
    const range = [plan.project?.start, plan.project?.end].filter(Boolean).map((text) => this.#words.dayOfYear(moment(text))).join(' – ');
    const right = this.width - MARGIN;
    return write(MARGIN, MARGIN + 12, this.#title, { size: 16, bold: true, room: this.width - 2 * MARGIN - 190 })
      + write(MARGIN, MARGIN + 27, [this.#texts('plan'), range].filter(Boolean).join(' · '), { size: 10, fill: MUTED })
      + write(right, MARGIN + 12, this.#texts('asOf', this.#words.dayOfYear(today)), { size: 10, fill: MUTED, anchor: 'end' })
      + (this.mm ? write(right, MARGIN + 27, this.#texts('page', number + 1, this.count), { size: 10, fill: MUTED, anchor: 'end' }) : '');
  }

  #cells(shift, room, unit, draw) {
    const from = new Date(+this.first + (shift / this.days) * DAY);
    const to = new Date(+this.first + ((shift + room) / this.days) * DAY);
    let out = '';
    for (let cell = floor(from, unit); cell < to; cell = next(cell, unit)) out += draw(cell, this.#x(cell), this.#x(next(cell, unit)));
    return out;
  }

  #scale(shift, room, head, bottom) {
    const { time, today } = this.#state;
    const upper = upperOf(this.unit);
    const gates = this.gates.length ? 17 : 0;
    const top = head - 32 - gates;
    let out = rect(shift, top, room, 32, '#eef2f6');
    if (upper) {
      out += this.#cells(shift, room, upper, (cell, x, end) => {
        const seen = Math.max(x, shift);
        return line(x, top, x, top + 16, LINE) + write(seen + 4, top + 11.5, this.#words.upper[upper](cell), { size: 9, fill: MUTED, room: Math.min(end, shift + room) - seen - 6 });
      });
    }
    out += this.#cells(shift, room, this.unit, (cell, x, end) => line(x, upper ? top + 16 : top, x, bottom, '#e6ebf1')
      + write((x + end) / 2, upper ? top + 27 : top + 20, this.unit === 'day' ? String(cell.getDate()) : this.#words.lower[this.unit](cell, end - x), { size: 8.5, fill: MUTED, anchor: 'middle', room: end - x }));
    if (this.days >= 2.2) {
      out += this.#cells(shift, room, 'day', (cell, x, end) => (time.works(cell) ? '' : rect(x, head, end - x, bottom - head, '#dfe5ec', ' opacity=".6"')));
    }
    const placed = this.gates.map((gate) => ({ ...gate, x: this.#x(moment(gate.date)) })).sort((a, b) => a.x - b.x);
    placed.forEach((gate, index) => {
      const colour = GATES[gate.state] ?? GATES.ahead;
      const rest = Math.min(placed[index + 1]?.x ?? Infinity, shift + room) - gate.x - 20;
      out += line(gate.x, head, gate.x, bottom, colour, ' stroke-dasharray="3 3"')
        + diamond(gate.x, head - 8.5, 5, gate.state === 'passed' ? colour : '#fff', colour)
        + (gate.state === 'waiting' ? `<path d="M${gate.x - 5} ${head - 8.5}L${gate.x} ${head - 13.5}L${gate.x + 5} ${head - 8.5}Z" fill="${colour}"/>` : '')
        + (gate.state === 'returned' ? line(gate.x - 2.5, head - 11, gate.x + 2.5, head - 6, colour) + line(gate.x + 2.5, head - 11, gate.x - 2.5, head - 6, colour) : '')
        + write(gate.x + 9, head - 5.5, gate.name, { size: 8.5, room: rest });
    });
    const now = this.#x(today);
    return out + line(now, head, now, bottom, CRITICAL, ' stroke-width="1.5"');
  }

  #table(rows, across, head, bottom) {
    const top = head - 32 - (this.gates.length ? 17 : 0);
    const columns = this.#columns(across);
    const grid = this.#grid(across);
    let out = rect(MARGIN, top, grid, 32, '#eef2f6') + (this.gates.length ? write(MARGIN + 6, head - 5.5, this.#texts('gates'), { size: 8.5, fill: MUTED }) : '');
    let x = MARGIN;
    for (const column of columns) {
      out += write(column.end ? x + column.width - 5 : x + 6, top + 20, column.label ?? this.#texts(column.name), { size: 9, bold: true, fill: MUTED, anchor: column.end ? 'end' : undefined, room: column.width - 8 })
        + line(x + column.width, top, x + column.width, bottom, LINE);
      x += column.width;
    }
    rows.forEach((row, index) => {
      const y = head + index * ROW;
      const base = y + 12.5;
      const bold = !row.item || row.item.kind === 'SUMMARY';
      out += line(MARGIN, y, this.width - MARGIN, y, '#e6ebf1');
      const texts = {
        item: row.item ? `${row.item.id}  ${row.text}` : row.text, owner: row.item?.owner,
        start: row.start && this.#words.dayOfYear(row.start), finish: row.finish && this.#words.dayOfYear(row.finish),
        duration: row.duration, progress: row.item && row.item.kind !== 'MILESTONE' ? `${row.item.progress} %` : '',
      };
      let at = MARGIN;
      for (const column of columns) {
        const indent = column.name === 'item' ? 6 + Math.min(6, row.level) * 10 : 6;
        out += write(column.end ? at + column.width - 5 : at + indent, base, texts[column.name] ?? '', { bold, anchor: column.end ? 'end' : undefined, room: column.width - indent - 4, fill: row.item?.status === 'CANCELLED' ? MUTED : INK });
        at += column.width;
      }
    });
    return out;
  }

  #bars(from, count, shift, room) {
    const { plan, showCritical, showBaseline } = this.#state;
    const place = new Map(this.#rows.map((row, index) => [row.id, index]));
    let out = '';
    for (const link of plan.links ?? []) {
      const [source, target] = [place.get(link.source), place.get(link.target)];
      if (source === undefined || target === undefined || (source < from && target < from) || (source >= from + count && target >= from + count)) continue;
      const [a, b] = [this.#rows[source], this.#rows[target]];
      if (a.start && b.start) out += this.#link(link, a, source, b, target);
    }
    for (let index = from; index < from + count; index++) {
      const row = this.#rows[index];
      if (!row.start) continue;
      const y = index * ROW;
      const x = this.#x(row.start);
      const end = this.#x(row.finish);
      const item = row.item;
      if (item && showBaseline && item.baselineStart) {
        const b0 = this.#x(moment(item.baselineStart));
        const b1 = this.#x(moment(item.baselineFinish));
        out += item.kind === 'MILESTONE' ? diamond(b1, y + 14, 2.6, '#7b8899') : rect(b0, y + 14, Math.max(1.5, b1 - b0), 2.4, '#7b8899');
      }
      if (item?.deadline) {
        const at = this.#x(item.deadline.includes('T') ? moment(item.deadline) : daysLater(moment(item.deadline), 1));
        const missed = item.finish && moment(item.finish) > daysLater(moment(item.deadline.slice(0, 10)), 1);
        out += `<path d="M${at - 3.5} ${y + 2}L${at + 3.5} ${y + 2}L${at} ${y + 8}Z" fill="${missed ? LATE : GATES.passed}"/>`;
      }
      if (!item || item.kind === 'SUMMARY') {
        const colour = item ? MUTED : INK;
        out += rect(x, y + 5, Math.max(2, end - x), 4, colour) + `<path d="M${x} ${y + 5}v7l4-4zM${end} ${y + 5}v7l-4-4z" fill="${colour}"/>`;
        continue;
      }
      const colour = item.status === 'CANCELLED' ? '#8a94a3' : item.status === 'DONE' ? DONE : item.late ? LATE : BAR;
      const critical = showCritical && item.critical;
      if (item.kind === 'MILESTONE') {
        out += diamond(x, y + 8, 4.6, item.status === 'DONE' || item.late ? colour : INK, critical ? CRITICAL : undefined);
        out += write(end + 9, y + 12, row.text, { size: 8, fill: MUTED, room: shift + room - end - 12 });
      } else {
        const width = Math.max(2, end - x);
        out += rect(x, y + 3.5, width, 9, colour, ` rx="1.5"${critical ? ` stroke="${CRITICAL}" stroke-width="1.6"` : ''}`);
        if (item.progress > 0 && item.status !== 'DONE') out += rect(x, y + 3.5, (width * item.progress) / 100, 9, '#0c1a30', ' opacity=".55" rx="1.5"');
        out += write(end + 5, y + 11.5, item.owner, { size: 8, fill: MUTED, room: shift + room - end - 8 });
      }
    }
    return out;
  }

  #link(link, a, source, b, target) {
    const [out, into] = [link.type[0] === 'F' ? 1 : -1, link.type[1] === 'F' ? 1 : -1];
    const point = (row, side) => this.#x(side > 0 ? row.finish : row.start) + (row.item?.kind === 'MILESTONE' ? side * 5 : 0);
    const [x1, x2] = [point(a, out), point(b, into)];
    const [y1, y2] = [source * ROW + 8, target * ROW + 8];
    const [near, far] = [x1 + out * 5, x2 + into * 7];
    const straight = out === into ? null : out > 0 ? near <= far : near >= far;
    const path = out === into
      ? `H${(out > 0 ? Math.max(near, far) : Math.min(near, far)).toFixed(1)}V${y2}`
      : straight ? `H${near.toFixed(1)}V${y2}` : `H${near.toFixed(1)}V${y1 + (y2 > y1 ? 1 : -1) * ROW / 2}H${far.toFixed(1)}V${y2}`;
    const colour = link.violated ? GATES.returned : this.#state.showCritical && a.item?.critical && b.item?.critical ? CRITICAL : '#98a4b3';
    return `<path d="M${x1.toFixed(1)} ${y1}${path}H${x2.toFixed(1)}" fill="none" stroke="${colour}" stroke-width="${link.violated ? 1.4 : 0.9}"/>`
      + `<path d="M${x2.toFixed(1)} ${y2}l${into * 5} -2.6v5.2z" fill="${colour}"/>`;
  }

  #legend() {
    const t = this.#texts;
    const y = this.height - MARGIN - 16;
    const parts = [
      [22, (x) => rect(x, y, 18, 8, BAR, ' rx="1.5"') + rect(x, y, 8, 8, '#0c1a30', ' opacity=".55"'), t('legend.item')],
      [22, (x) => rect(x, y, 18, 8, DONE, ' rx="1.5"'), t('done')], [22, (x) => rect(x, y, 18, 8, LATE, ' rx="1.5"'), t('late')],
      ...(this.#state.showCritical ? [[22, (x) => rect(x, y, 18, 8, BAR, ` rx="1.5" stroke="${CRITICAL}" stroke-width="1.6"`), t('critical')]] : []),
      ...(this.#state.showBaseline ? [[22, (x) => rect(x, y + 3, 18, 2.4, '#7b8899'), t('legend.baseline')]] : []),
      [14, (x) => diamond(x + 5, y + 4, 4.6, INK), t('milestone')],
      [14, (x) => `<path d="M${x} ${y + 1}h8l-4 6z" fill="${GATES.passed}"/>`, t('legend.deadline')],
      [22, (x) => line(x, y + 4, x + 18, y + 4, GATES.returned, ' stroke-width="1.4"'), t('violated')],
      [22, (x) => rect(x, y, 18, 8, '#dfe5ec'), t('legend.off')], [8, (x) => line(x + 2, y - 1, x + 2, y + 9, CRITICAL, ' stroke-width="1.5"'), t('today')],
      ...['passed', 'waiting', 'returned', 'ahead'].filter((state) => this.gates.some((gate) => gate.state === state))
        .map((state) => [14, (x) => diamond(x + 5, y + 4, 4.6, state === 'passed' ? GATES.passed : '#fff', GATES[state]), t(`gate.${state}`)]),
    ];
    const needed = parts.reduce((sum, [width, , text]) => sum + width + wide(text, 8.5) + 13, 0);
    let x = MARGIN;
    let out = '';
    const rise = needed > this.width - 2 * MARGIN ? 13 : 0;
    let lower = 0;
    for (const [width, mark, text] of parts) {
      const length = width + wide(text, 8.5) + 13;
      if (x + length > this.width - MARGIN + 13) {
        x = MARGIN;
        lower = 13;
      }
      out += `<g transform="translate(0 ${lower - rise + 8})">${mark(x)}${write(x + width, y + 7.5, text, { size: 8.5, fill: MUTED })}</g>`;
      x += length;
    }
    return out;
  }
}

/** The SVG as pixels. */
async function drawn(svg, width, height, scale) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const brush = canvas.getContext('2d');
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}
const bytes = (canvas, type, quality) => new Promise((done, failed) => {
  canvas.toBlob((blob) => (blob ? blob.arrayBuffer().then((buffer) => done(new Uint8Array(buffer)), failed) : failed(new Error('no image'))), type, quality);
});
function save(name, content, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Opens the dialog and does what is chosen there. */
export function paper({ frame, dialog, part, texts, words, tell, state }) {
  const form = dialog.querySelector('form');
  const sheets = (size = form.elements.size.value) => new Sheets({
    state: state(), texts, words, title: frame.dataset.project, options: { size, across: form.elements.across.value, rows: form.elements.rows.value },
  });
  const say = (text) => { part('pages').textContent = text; };
  const show = () => {
    const made = sheets();
    part('preview').innerHTML = made.page(0) + (made.count > 1 ? made.page(1) : '');
    say(texts('pages', made.count));
  };
  const name = (ending) => `${frame.dataset.key}-${dayText(state().today)}.${ending}`;
  /** Each page in turn, with a breath in between so that the page says how far it is. */
  async function each(made, draw) {
    for (let number = 0; number < made.count; number++) {
      say(texts('working', number + 1, made.count));
      await new Promise((go) => { setTimeout(go); });
      await draw(made.page(number), number);
    }
    say(texts('pages', made.count));
  }
  const works = {
    print() {
      const made = sheets();
      const place = document.createElement('div');
      place.className = 'gh-paper';
      place.innerHTML = `<style>@page { size: ${made.mm[0]}mm ${made.mm[1]}mm; margin: 0; }</style>${Array.from({ length: made.count }, (_, number) => made.page(number)).join('')}`;
      document.body.append(place);
      document.documentElement.classList.add('gh-printing');
      addEventListener('afterprint', () => {
        document.documentElement.classList.remove('gh-printing');
        place.remove();
      }, { once: true });
      print();
    },
    async pdf() {
      const { PDFDocument } = await import('pdf-lib');
      const made = sheets();
      const file = await PDFDocument.create();
      file.setTitle(`${frame.dataset.project} · ${texts('plan')}`);
      const [width, height] = made.mm.map((mm) => (mm / 25.4) * 72);
      // Many pages somewhat coarser: a file that can still be sent.
      const [dots, quality] = made.count > 20 ? [150, 0.85] : [220, 0.92];
      await each(made, async (svg) => {
        const canvas = await drawn(svg, made.width, made.height, dots / 96);
        file.addPage([width, height]).drawImage(await file.embedJpg(await bytes(canvas, 'image/jpeg', quality)), { x: 0, y: 0, width, height });
      });
      save(name('pdf'), await file.save(), 'application/pdf');
    },
    async png() {
      const whole = sheets('whole');
      if (whole.height <= 8000) {
        say(texts('working', 1, 1));
        save(name('png'), await bytes(await drawn(whole.page(0), whole.width, whole.height, 2), 'image/png'), 'image/png');
        say('');
        return;
      }
      // Higher than an image can be: one image a page, together in one file.
      const { zipSync } = await import('fflate');
      const made = sheets();
      const files = {};
      await each(made, async (svg, number) => {
        files[`${String(number + 1).padStart(3, '0')}.png`] = [await bytes(await drawn(svg, made.width, made.height, 2), 'image/png'), { level: 0 }];
      });
      save(name('zip'), zipSync(files), 'application/zip');
    },
  };
  if (!dialog.dataset.wired) {
    dialog.dataset.wired = 'true';
    form.addEventListener('change', show);
    dialog.addEventListener('click', async (event) => {
      const button = event.target.closest('[data-do]');
      const work = works[button?.dataset.do];
      if (!work) return;
      button.disabled = true;
      try {
        await work();
      } catch (failure) {
        console.error(failure);
        dialog.close();
        tell(texts('failed'), 'bad');
      } finally {
        button.disabled = false;
      }
    });
  }
  show();
  dialog.showModal();
}
