// A model coloured by its figures: how often, how long, how long waited. The tables of the page say the same in words.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
import './heat.css';

const LEVELS = 5;

async function draw(island) {
  const answer = await fetch(island.dataset.url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { xml } = await answer.json();
  const box = island.querySelector('.gh-diagram__canvas');
  island.viewer?.destroy();
  box.replaceChildren();
  const style = getComputedStyle(island);
  const colour = (name) => style.getPropertyValue(name).trim();
  const fontFamily = colour('--font');
  const viewer = new NavigatedViewer({
    container: box,
    bpmnRenderer: { defaultFillColor: colour('--surface'), defaultStrokeColor: colour('--control'), defaultLabelColor: colour('--ink') },
    textRenderer: { defaultStyle: { fontFamily, fontSize: '14px' }, externalStyle: { fontFamily, fontSize: '13px' } },
  });
  island.viewer = viewer;
  await viewer.importXML(xml);
  fit(viewer);
  paint(island);
}

function fit(viewer) {
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const margin = 24;
  const box = canvas.getContainer().closest('.gh-diagram__canvas');
  const scale = Math.min(1.1, box.clientWidth / (inner.width + 2 * margin));
  const readable = Math.max(scale, 0.4);
  box.style.height = `${Math.min(Math.max((inner.height + 2 * margin) * readable, 180), 560)}px`;
  canvas.resized();
  const size = canvas.getSize();
  canvas.viewbox({ x: inner.x - margin, y: inner.y - margin - Math.max(0, (size.height / readable - inner.height - 2 * margin) / 2), width: size.width / readable, height: size.height / readable });
}

function paint(island) {
  const { viewer, heat, by } = island;
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  overlays.clear();
  const mark = (element, level) => {
    for (let old = 0; old <= LEVELS; old += 1) canvas.removeMarker(element, `gh-hot-${old}`);
    canvas.addMarker(element, `gh-hot-${level}`);
  };
  const note = (element, text, position, extra = '') => {
    const badge = document.createElement('div');
    badge.className = `gh-heatmap__badge ${extra}`;
    badge.textContent = text;
    overlays.add(element, { position, html: badge, show: { minZoom: 0.3 } });
  };
  registry.forEach((element) => {
    if (element.waypoints || element.width) for (let old = 0; old <= LEVELS; old += 1) canvas.removeMarker(element, `gh-hot-${old}`);
  });
  for (const step of heat.steps) {
    const element = registry.get(step.id);
    if (!element) continue;
    mark(element, step[by].level);
    if (step[by].level) note(element, step[by].text, { bottom: 8, left: 4 });
  }
  for (const line of heat.lines) {
    for (const id of line.flows) {
      const element = registry.get(id);
      if (!element) continue;
      mark(element, by === 'often' ? line.often.level : 0);
      if (by === 'often' && line.often.level) {
        const [first, second] = element.waypoints;
        const x = Math.min(...element.waypoints.map((point) => point.x));
        const y = Math.min(...element.waypoints.map((point) => point.y));
        const along = Math.abs(second.x - first.x) > Math.abs(second.y - first.y);
        note(element, line.often.text, { left: first.x - x + (along ? Math.sign(second.x - first.x) * 22 - 10 : 4), top: first.y - y + (along ? 4 : Math.sign(second.y - first.y) * 22 - 8) }, 'gh-heatmap__badge--way');
      }
    }
  }
}

const start = async (island) => {
  try {
    await draw(island);
    island.querySelector('.gh-diagram__failed').hidden = true;
  } catch (failure) {
    console.error(failure);
    island.querySelector('.gh-diagram__failed').hidden = false;
  }
};

document.querySelectorAll('[data-island="heat"]').forEach((island) => {
  island.heat = JSON.parse(island.dataset.heat);
  island.by = 'often';
  island.addEventListener('click', (event) => {
    const zoom = event.target.closest('[data-zoom]')?.dataset.zoom;
    const by = event.target.closest('[data-by]')?.dataset.by;
    if (zoom && island.viewer) {
      if (zoom === 'fit') fit(island.viewer);
      else island.viewer.get('zoomScroll').stepZoom(zoom === 'in' ? 1 : -1);
    }
    if (by && island.viewer) {
      island.by = by;
      island.querySelectorAll('[data-by]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.by === by)));
      paint(island);
    }
  });
  start(island);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => start(island));
});
