// The lifecycle as drawn, with where it stands: done, active, not yet. The table beneath says the same in words.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

async function show(island, url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const standing = await answer.json();
  const canvasBox = island.querySelector('.gh-diagram__canvas');
  island.viewer?.destroy();
  canvasBox.replaceChildren();
  const style = getComputedStyle(island);
  const colour = (name) => style.getPropertyValue(name).trim();
  const fontFamily = colour('--font');
  const viewer = new NavigatedViewer({
    container: canvasBox,
    bpmnRenderer: { defaultFillColor: colour('--surface'), defaultStrokeColor: colour('--control'), defaultLabelColor: colour('--ink') },
    textRenderer: { defaultStyle: { fontFamily, fontSize: '16px' }, externalStyle: { fontFamily, fontSize: '13px' } },
  });
  island.shown = url;
  island.viewer = viewer;
  await viewer.importXML(standing.xml);
  paint(island, viewer, standing);
  fit(viewer, standing);
  crumbs(island, standing);
  words(island, standing);
}

// What happens only on demand lies below the line of the lifecycle: it is in view when it happens.
function fit(viewer, standing) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const quiet = new Set(standing.steps.filter((step) => step.aside && !step.running).map((step) => step.id));
  const seen = registry.filter((element) => element.parent && element.width && !element.labelTarget && !quiet.has(element.id));
  const left = Math.min(...seen.map((element) => element.x));
  // The library's mark stands in the lower right corner, beside the last step and not on it.
  const right = Math.max(...seen.map((element) => element.x + element.width)) + 165;
  const lines = registry.filter((element) => element.waypoints && !quiet.has(element.parent?.id));
  const top = Math.min(
    ...seen.map((element) => element.y),
    ...lines.flatMap((line) => line.waypoints.map((point) => point.y - 24)),
  );
  const bottom = Math.max(...seen.map((element) => element.y + element.height));
  const margin = 36;
  const box = canvas.getContainer().closest('.gh-diagram__canvas');
  const scale = Math.min(1.1, box.clientWidth / (right - left + 2 * margin));
  const readable = Math.max(scale, 0.45);
  box.style.height = `${Math.min(Math.max((bottom - top + 2 * margin) * readable, 120), 420)}px`;
  canvas.resized();
  const size = canvas.getSize();
  const width = size.width / readable;
  const height = size.height / readable;
  // Too wide to be readable as a whole, as on a phone: begin where it stands.
  const now = readable > scale && registry.find((element) => element.width && canvas.hasMarker(element, 'gh-active'));
  const wanted = now ? now.x + now.width / 2 : (left + right) / 2;
  const least = left - margin + width / 2;
  const most = right + margin - width / 2;
  const centre = least > most ? (left + right) / 2 : Math.min(Math.max(wanted, least), most);
  canvas.viewbox({ x: centre - width / 2, y: (top + bottom) / 2 - height / 2, width, height });
}

function paint(island, viewer, standing) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  for (const step of standing.steps) {
    const element = registry.get(step.id);
    if (!element) continue;
    canvas.addMarker(element, `gh-${step.state}`);
    if (step.activity) canvas.addMarker(element, 'gh-activity');
    const shape = registry.getGraphics(element);
    if (step.state === 'active' || step.state === 'resting') {
      if (step.who.length) {
        const note = document.createElement('div');
        note.className = 'gh-diagram__who';
        note.textContent = step.who.length > 2 ? `${step.who[0]} +${step.who.length - 1}` : step.who.join(', ');
        note.title = [step.who.join(', '), step.since].filter(Boolean).join(' · ');
        overlays.add(element, { position: { bottom: -4, left: 0 }, html: note, show: { minZoom: 0.3 } });
      }
    } else if (step.state === 'done' && element.width > 60) {
      const tick = document.createElement('div');
      tick.className = 'gh-diagram__done';
      tick.textContent = '✓';
      overlays.add(element, { position: { top: -9, right: 12 }, html: tick });
    }
    if (step.pin) {
      const pin = document.createElement('a');
      pin.className = 'gh-diagram__pin';
      pin.textContent = step.pin;
      pin.href = step.pinLink;
      pin.title = step.pinText;
      pin.setAttribute('aria-label', step.pinText);
      overlays.add(element, { position: { top: -14, left: -10 }, html: pin });
    }
    if (step.inside) {
      shape.setAttribute('tabindex', '0');
      shape.setAttribute('role', 'link');
      shape.setAttribute('aria-label', `${step.name}: ${step.stateText}`);
      shape.classList.add('gh-into');
      const into = () => open(island, step.inside, true);
      shape.addEventListener('click', into);
      shape.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          into();
        }
      });
    }
  }
}

function crumbs(island, standing) {
  const list = island.querySelector('.gh-diagram__path');
  list.replaceChildren(
    ...standing.path.map((place, index) => {
      const item = document.createElement('li');
      const last = index === standing.path.length - 1;
      const mark = document.createElement(last ? 'b' : 'button');
      mark.textContent = place.name;
      if (!last) {
        mark.type = 'button';
        mark.className = 'gh-diagram__up';
        mark.addEventListener('click', () => open(island, place.instance, true));
      }
      item.append(mark);
      return item;
    }),
  );
}

function words(island, standing) {
  const body = island.querySelector('tbody');
  if (!body) return;
  const cell = (tag, text, label) => {
    const td = document.createElement(tag);
    td.textContent = text;
    if (label) td.dataset.label = label;
    return td;
  };
  const labels = [...island.querySelectorAll('thead th')].map((head) => head.textContent);
  body.replaceChildren(
    ...standing.steps
      .filter((step) => step.listed)
      .map((step) => {
        const row = document.createElement('tr');
        const name = cell('th', step.inside ? '' : step.name);
        name.scope = 'row';
        if (step.inside) {
          const into = document.createElement('button');
          into.type = 'button';
          into.className = 'gh-diagram__up';
          into.textContent = step.name;
          into.addEventListener('click', () => open(island, step.inside, true));
          name.append(into);
        }
        const state = cell('td', '', labels[1]);
        const light = document.createElement('span');
        light.className = `gh-light gh-light--${{ done: 'green', active: 'amber', resting: 'grey', open: 'grey' }[step.state]}`;
        light.textContent = step.stateText;
        state.append(light);
        row.append(name, state, cell('td', step.who.join(', '), labels[2]), cell('td', step.since ?? '', labels[3]));
        return row;
      }),
  );
}

async function open(island, instance, moveFocus) {
  const url = new URL(island.dataset.url, location.href);
  if (instance) url.searchParams.set('instance', instance);
  try {
    await show(island, url);
    island.querySelector('.gh-diagram__failed').hidden = true;
    if (moveFocus) island.querySelector('.gh-diagram__path').focus();
  } catch (failure) {
    console.error(failure);
    island.querySelector('.gh-diagram__failed').hidden = false;
  }
}

const press = (island) => island.addEventListener('click', (event) => {
  const zoom = event.target.closest('[data-zoom]')?.dataset.zoom;
  if (!zoom || !island.viewer) return;
  if (zoom === 'fit') island.viewer.get('canvas').zoom('fit-viewport', 'auto');
  else island.viewer.get('zoomScroll').stepZoom(zoom === 'in' ? 1 : -1);
});

document.querySelectorAll('[data-island="diagram"]').forEach((island) => {
  press(island);
  open(island, island.dataset.instance, false);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => island.shown && show(island, island.shown));
});
