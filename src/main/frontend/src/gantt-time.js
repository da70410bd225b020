// Local date-times as the server writes them (2026-03-02T09:00) and working time by a calendar of weekly hours and exceptions.

const MINUTE = 60_000;
const two = (number) => String(number).padStart(2, '0');

/** A day or a date-time as a Date of the same reading on the clock here. */
export function moment(text) {
  if (!text) return null;
  const [year, month, day, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return new Date(year, month - 1, day, hour, minute);
}

export const dayText = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
export const momentText = (date) => `${dayText(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
export const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
export const daysLater = (date, days) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, date.getHours(), date.getMinutes());
const minuteOfDay = (date) => date.getHours() * 60 + date.getMinutes();
const at = (date, minutes) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 0, minutes);
const spansOf = (hours) => hours.map((span) => span.split('-').map((time) => {
  const [hour, minute] = time.split(':').map(Number);
  return hour * 60 + minute;
}));

/** The plan's working time. The server decides; this says beforehand where a bar will come to lie. */
export class WorkingTime {
  #week;
  #days;
  #usual;

  constructor({ hours = {}, days = [] } = {}) {
    this.#week = Array.from({ length: 7 }, (_, day) => spansOf(hours[day + 1] ?? (day < 5 ? ['09:00-12:00', '13:00-18:00'] : [])));
    this.#usual = this.#week.find((spans) => spans.length) ?? [[0, 1440]];
    this.#days = new Map(days.map((day) => [day.date, day]));
  }

  /** Worked minutes of a day as [from, to] pairs; a make-up day without hours of its own has those of a usual day. */
  spans(date) {
    const usual = this.#week[(date.getDay() + 6) % 7];
    const day = this.#days.get(dayText(date));
    if (!day) return usual;
    if (!day.working) return [];
    return day.hours?.length ? spansOf(day.hours) : usual.length ? usual : this.#usual;
  }

  works(date) {
    return this.spans(date).length > 0;
  }

  /** The first working moment at or after this one. */
  next(date) {
    let day = date;
    for (let tries = 0; tries < 1000; tries++) {
      const now = tries === 0 ? minuteOfDay(date) : 0;
      const span = this.spans(day).find(([, to]) => now < to);
      if (span) return at(day, Math.max(span[0], now));
      day = daysLater(midnight(date), tries + 1);
    }
    return date;
  }

  /** The last working moment at or before this one. */
  previous(date) {
    let day = date;
    for (let tries = 0; tries < 1000; tries++) {
      const now = tries === 0 ? minuteOfDay(date) : 1440;
      const span = this.spans(day).findLast(([from]) => from < now);
      if (span) return at(day, Math.min(span[1], now));
      day = daysLater(midnight(date), -tries - 1);
    }
    return date;
  }

  /** So many working minutes later. */
  later(date, minutes) {
    if (!minutes) return date;
    let left = minutes;
    let day = this.next(date);
    for (let tries = 0; tries < 20_000; tries++) {
      const now = minuteOfDay(day);
      for (const [from, to] of this.spans(day)) {
        const begin = Math.max(from, now);
        if (begin >= to) continue;
        if (to - begin >= left) return at(day, begin + left);
        left -= to - begin;
      }
      day = daysLater(midnight(day), 1);
    }
    return day;
  }

  /** Working minutes between two moments. */
  between(start, finish) {
    let sum = 0;
    for (let day = midnight(start), tries = 0; day <= finish && tries < 20_000; day = daysLater(day, 1), tries++) {
      const first = +day === +midnight(start) ? minuteOfDay(start) : 0;
      const last = +day === +midnight(finish) ? minuteOfDay(finish) : 1440;
      for (const [from, to] of this.spans(day)) sum += Math.max(0, Math.min(to, last) - Math.max(from, first));
    }
    return sum;
  }

  /** Minutes that a usual day is worked. */
  get day() {
    return this.#usual.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** Where a bar that is let go here begins: the time of day it had, or the hour's quarter when hours are to be seen. */
  startNear(date, had, finely) {
    if (finely) return this.next(new Date(Math.round(date / (15 * MINUTE)) * 15 * MINUTE));
    const day = midnight(new Date(+date + 12 * 60 * MINUTE - minuteOfDay(had) * MINUTE));
    const kept = at(day, minuteOfDay(had));
    const inside = this.spans(kept).some(([from, to]) => minuteOfDay(kept) >= from && minuteOfDay(kept) < to);
    return inside ? kept : this.next(day);
  }

  /** Where a bar's end that is let go here comes to lie: the nearest end of a working day, or a quarter of an hour. */
  finishNear(date, start, finely) {
    if (finely) {
      const finish = this.previous(new Date(Math.round(date / (15 * MINUTE)) * 15 * MINUTE));
      return finish > start ? finish : this.later(start, 15);
    }
    const before = this.previous(date);
    const ends = [];
    for (let days = -1; days <= 4; days++) {
      const spans = this.spans(daysLater(before, days));
      if (spans.length) ends.push(at(daysLater(before, days), spans.at(-1)[1]));
    }
    const possible = ends.filter((end) => end > start);
    if (!possible.length) return this.finishNear(new Date(+start + MINUTE), start, true);
    return possible.reduce((best, end) => (Math.abs(end - date) < Math.abs(best - date) ? end : best));
  }

  /** Working days on (or, negative, back) at the same time of day; minutes when finely. */
  shifted(date, days, finely) {
    if (finely) {
      return days > 0 ? this.later(date, 60) : this.next(new Date(this.previous(new Date(+date - 60 * MINUTE))));
    }
    let moved = date;
    for (let left = Math.abs(days), tries = 0; left > 0 && tries < 1000; tries++) {
      moved = daysLater(moved, Math.sign(days));
      if (this.works(moved)) left--;
    }
    return moved;
  }
}
