// The steps between hours and years: what the two lines of the time scale say, and how wide a cell is.
import { midnight, daysLater } from './gantt-time.js';

const DAY = 86_400_000;

/** Each step: unit as named in the list, unit and length of the lower cells, their width in pixels. */
export const STEPS = [
  { name: 'hour', lower: 'hour', width: 44 },
  { name: 'hour', lower: 'hour', width: 26 },
  { name: 'day', lower: 'day', width: 72 },
  { name: 'day', lower: 'day', width: 34 },
  { name: 'week', lower: 'week', width: 108 },
  { name: 'week', lower: 'week', width: 64 },
  { name: 'month', lower: 'month', width: 110 },
  { name: 'month', lower: 'month', width: 60 },
  { name: 'quarter', lower: 'quarter', width: 96 },
  { name: 'quarter', lower: 'quarter', width: 56 },
  { name: 'year', lower: 'year', width: 120 },
];
const UPPER = { hour: 'day', day: 'month', week: 'month', month: 'year', quarter: 'year', year: null };
const LENGTH = { hour: 1 / 24, day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25 };

/** First moment of the unit that holds the date; weeks begin on Monday. */
export function floor(date, unit) {
  switch (unit) {
    case 'hour': return new Date(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours());
    case 'week': return daysLater(midnight(date), -((date.getDay() + 6) % 7));
    case 'month': return new Date(date.getFullYear(), date.getMonth(), 1);
    case 'quarter': return new Date(date.getFullYear(), Math.floor(date.getMonth() / 3) * 3, 1);
    case 'year': return new Date(date.getFullYear(), 0, 1);
    default: return midnight(date);
  }
}

export function next(date, unit) {
  switch (unit) {
    case 'hour': return new Date(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours() + 1);
    case 'week': return daysLater(date, 7);
    case 'month': return new Date(date.getFullYear(), date.getMonth() + 1, 1);
    case 'quarter': return new Date(date.getFullYear(), date.getMonth() + 3, 1);
    case 'year': return new Date(date.getFullYear() + 1, 0, 1);
    default: return daysLater(date, 1);
  }
}

/** Number of the week by ISO 8601. */
export function week(date) {
  const thursday = daysLater(midnight(date), 3 - ((date.getDay() + 6) % 7));
  const first = new Date(thursday.getFullYear(), 0, 4);
  return 1 + Math.round((thursday - daysLater(first, 3 - ((first.getDay() + 6) % 7))) / (7 * DAY));
}

/** Dates in words of the reader's language. */
export function words(lang) {
  const chinese = lang.startsWith('zh');
  const format = (options) => {
    const made = new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', options);
    return (date) => made.format(date);
  };
  const day = format({ day: 'numeric', month: chinese ? 'numeric' : 'short' });
  const weekday = format({ weekday: 'short' });
  const time = format({ hour: '2-digit', minute: '2-digit', hour12: false });
  const dayOfYear = format({ year: 'numeric', month: chinese ? 'numeric' : 'short', day: 'numeric' });
  const month = format({ month: 'short' });
  const monthOfYear = format({ year: 'numeric', month: 'long' });
  const year = format({ year: 'numeric' });
  return {
    day,
    time,
    dayOfYear,
    moment: (date) => `${day(date)} ${time(date)}`,
    full: (date) => `${weekday(date)} ${day(date)} ${time(date)}`,
    upper: {
      day: (date) => `${weekday(date)} ${dayOfYear(date)}`,
      month: monthOfYear,
      year,
    },
    lower: {
      hour: (date, width) => (width > 40 ? time(date) : String(date.getHours())),
      day: (date, width) => (width > 60 ? `${weekday(date)} ${day(date)}` : String(date.getDate())),
      week: (date, width) => (width > 90 ? (chinese ? `第${week(date)}周 ${day(date)}` : `W${week(date)} · ${day(date)}`) : day(date)),
      month,
      quarter: (date, width) => (chinese ? (width > 70 ? `第${'一二三四'[Math.floor(date.getMonth() / 3)]}季度` : `${Math.floor(date.getMonth() / 3) + 1}季度`) : `Q${Math.floor(date.getMonth() / 3) + 1}`),
      year,
    },
  };
}

/** The two lines of a step as the widget wants them. */
export function scales(step, say) {
  const upper = UPPER[step.lower];
  const lower = { unit: step.lower, step: 1, format: (date) => say.lower[step.lower](date, step.width) };
  return upper ? [{ unit: upper, step: 1, format: say.upper[upper] }, lower] : [lower];
}

/** The finest step at which this many days fit into the width. */
export function fitting(days, width) {
  const fits = STEPS.findIndex((step) => step.lower !== 'hour' && (days / LENGTH[step.lower]) * step.width <= width);
  return fits < 0 ? STEPS.length - 1 : fits;
}

/** Whether single hours can be told apart. */
export const finely = (step) => step.lower === 'hour';

/** Pixels of a day at the step. */
export const dayWidth = (step) => step.width / LENGTH[step.lower];

export const upperOf = (unit) => UPPER[unit];
