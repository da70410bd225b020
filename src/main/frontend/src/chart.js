// Numbers over days: templates/chart/plot.html brings the plot as data and its table; this draws it.
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const TYPES = { LINE: 'line', STEP: 'line', BAR: 'bar', POINTS: 'scatter' };
const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

const DAY = 24 * 60 * 60 * 1000;
const midnight = (day) => new Date(`${day}T00:00`).getTime();

// The same thing looks the same everywhere; stroke and mark tell apart what colour does.
function looks(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(name).trim();
  return {
    ink: colour('--ink'), muted: colour('--muted'), border: colour('--border'), surface: colour('--surface'), font: colour('--font'), band: colour('--ok-soft'),
    tones: {
      ACTUAL: { color: colour('--link'), type: 'solid', width: 2.5, symbol: 'circle' },
      PLAN: { color: colour('--muted'), type: 'dashed', width: 2, symbol: 'none' },
      TARGET: { color: colour('--ok'), type: 'solid', width: 2, symbol: 'none' },
      FORECAST: { color: colour('--link'), type: 'dotted', width: 2, symbol: 'none' },
      FORMER: { color: colour('--control'), type: 'dashed', width: 1, symbol: 'none' },
      GAIN: { color: colour('--ok'), type: 'solid', width: 2.5, symbol: 'rect' },
      COST: { color: colour('--warn-mark'), type: 'solid', width: 2.5, symbol: 'triangle' },
    },
  };
}

function series(one, look) {
  const tone = look.tones[one.tone];
  return {
    name: one.name,
    type: TYPES[one.shape],
    step: one.shape === 'STEP' ? 'end' : undefined,
    data: one.points.map((point) => [midnight(point.day), point.value]),
    itemStyle: { color: tone.color },
    lineStyle: { color: tone.color, type: tone.type, width: tone.width },
    symbol: one.shape === 'POINTS' ? 'circle' : tone.symbol,
    symbolSize: one.shape === 'POINTS' ? 9 : 6,
    showSymbol: one.points.length <= 60,
    showAllSymbol: one.points.length <= 60,
    barMaxWidth: 24,
    z: one.tone === 'ACTUAL' ? 4 : 3,
  };
}

// An open end of the band reaches to the edge of the picture.
function band(one, look) {
  const last = one.ranges.length - 1;
  return {
    name: one.name,
    type: 'custom',
    data: [[midnight(one.ranges[0].day), 0]],
    encode: { x: 0, y: [] },
    tooltip: { show: false },
    itemStyle: { color: look.band },
    z: 1,
    clip: true,
    renderItem: ({ coordSys }, api) => {
      const at = (range, end, edge) => [api.coord([midnight(range.day), 0])[0], range[end] === null ? edge : api.coord([0, range[end]])[1]];
      const upper = one.ranges.map((range) => at(range, 'high', coordSys.y));
      const lower = one.ranges.map((range) => at(range, 'low', coordSys.y + coordSys.height)).reverse();
      return last < 1 ? null : {
        type: 'polygon',
        shape: { points: [...upper, ...lower] },
        style: { fill: look.band, opacity: 0.8 },
        clipPath: { type: 'rect', shape: coordSys },
      };
    },
  };
}

function bounds(plot) {
  const values = [
    ...plot.series.flatMap((one) => one.points.map((point) => point.value)),
    ...(plot.band?.ranges ?? []).flatMap((range) => [range.low, range.high]).filter((value) => value !== null),
  ];
  const bars = plot.series.some((one) => one.shape === 'BAR');
  const low = Math.min(...values, bars ? 0 : Infinity);
  const high = Math.max(...values, bars ? 0 : -Infinity);
  const air = (high - low || Math.abs(high) || 1) * 0.06;
  return { min: low >= 0 && low - air < 0 ? 0 : low - air, max: high + air };
}

/** Every number stands for a month, named by its first day. */
function isMonthly(plot) {
  return !plot.band && !plot.marks.length && plot.series.every((one) => one.points.every((point) => point.day.endsWith('-01')));
}

function option(plot, element) {
  const look = looks(element);
  const lang = document.documentElement.lang;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 });
  const monthly = isMonthly(plot);
  const day = new Intl.DateTimeFormat(lang, monthly ? { year: 'numeric', month: 'long' } : { dateStyle: 'medium' });
  const tick = new Intl.DateTimeFormat(lang, monthly ? { year: 'numeric', month: 'short' } : { month: 'short', day: 'numeric' });
  const drawn = plot.series.map((one) => series(one, look));
  if (plot.band?.ranges.length > 1) drawn.unshift(band(plot.band, look));
  const withMarks = drawn.find((one) => one.type !== 'custom');
  if (withMarks && plot.marks.length) {
    withMarks.markLine = {
      symbol: 'none',
      silent: true,
      lineStyle: { color: look.ink, type: 'dashed', width: 1 },
      label: { color: look.ink, formatter: ({ name }) => name, position: 'insideEndTop', rotate: 90, fontSize: 11 },
      data: plot.marks.map((mark) => ({ name: mark.text, xAxis: midnight(mark.day) })),
    };
  }
  const { min, max } = bounds(plot);
  return {
    animation: !still,
    textStyle: { fontFamily: look.font, color: look.ink },
    legend: { type: 'scroll', top: 0, textStyle: { color: look.ink }, pageTextStyle: { color: look.ink } },
    grid: { left: 8, right: 16, top: 58, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: look.surface,
      borderColor: look.border,
      textStyle: { color: look.ink },
      axisPointer: { type: 'line', label: { show: false } },
      formatter: (shown) => {
        const box = document.createElement('div');
        const head = box.appendChild(document.createElement('b'));
        head.textContent = day.format(shown[0].axisValue ?? shown[0].value[0]);
        shown.filter((one) => one.seriesType !== 'custom').forEach((one) => {
          const line = box.appendChild(document.createElement('div'));
          line.textContent = `${one.seriesName}: ${number.format(one.value[1])} ${plot.unit}`;
        });
        return box;
      },
    },
    xAxis: {
      type: 'time',
      ...(monthly && { minInterval: 28 * DAY, min: ({ min: first }) => first - 15 * DAY, max: ({ max: last }) => last + 15 * DAY }),
      axisLabel: { color: look.muted, hideOverlap: true, formatter: (time) => tick.format(time) },
      axisLine: { lineStyle: { color: look.border } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value', min, max,
      name: plot.unit,
      nameTextStyle: { color: look.muted, align: 'left' },
      axisLabel: { color: look.muted, showMinLabel: min === 0, showMaxLabel: false, formatter: (value) => short.format(value) },
      splitLine: { lineStyle: { color: look.border } },
    },
    series: drawn,
  };
}

function draw(element) {
  const plot = JSON.parse(element.dataset.plot);
  const chart = echarts.init(element, null, { renderer: 'svg' });
  chart.setOption(option(plot, element));
  new ResizeObserver(() => chart.resize()).observe(element);
  element.redraw = () => chart.setOption(option(plot, element), true);
  element.dataset.drawn = '';
}

const all = (root) => root.querySelectorAll('[data-plot]:not([data-drawn])').forEach(draw);
all(document);
document.addEventListener('htmx:load', ({ target }) => all(target));
const redrawn = () => document.querySelectorAll('[data-plot][data-drawn]').forEach((element) => element.redraw());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawn);
addEventListener('beforeprint', redrawn);
