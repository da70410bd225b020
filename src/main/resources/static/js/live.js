// Parts of a page that fetch themselves anew when the house says that they are stale: <div data-live="item:SEO-3 plan"
// hx-get="…" hx-trigger="live">; "*" is whatever happens. One stream a page, from when all of it is there (the house tells
// what happened meanwhile), and none while nobody looks at it: browsers open few connections to one house.
(() => {
  'use strict';
  const project = location.pathname.match(/^\/projects\/([A-Z][A-Z0-9]{1,9})(?=\/|$)/)?.[1] || '';
  let stream = null;
  let missed = false;
  let soon = 0;

  const parts = () => [...document.querySelectorAll('[data-live]')];

  /** Whether somebody is writing in it, or has something open there. */
  function isBusy(part) {
    const writing = [...part.querySelectorAll('textarea, input:not([type="hidden"])')]
      .some((field) => field === document.activeElement || field.value !== field.defaultValue);
    return writing || part.querySelector('dialog[open], details[open] textarea') !== null;
  }

  function refresh(part) {
    const more = part.querySelector('[data-shows]');
    if (isBusy(part) && more) more.hidden = false;
    else window.htmx.trigger(part, 'live');
  }

  function isMeant(part, stale) {
    const wanted = part.dataset.live.split(' ');
    return wanted.includes('*') || wanted.some((one) => stale.has(one));
  }

  function hear(event) {
    const stale = new Set(Object.values(JSON.parse(event.data)).flat());
    parts().filter((part) => isMeant(part, stale)).forEach(refresh);
  }

  function listen() {
    if (stream || document.hidden || !parts().length || !window.htmx) return;
    stream = new EventSource(`/live${project ? `?project=${project}` : ''}`);
    stream.addEventListener('stale', hear);
    stream.addEventListener('open', () => {
      if (missed) parts().forEach(refresh);
      missed = false;
    });
    stream.addEventListener('error', () => { missed = true; });
  }

  function listenSoon() {
    clearTimeout(soon);
    soon = setTimeout(listen, 2000);
  }

  function rest() {
    clearTimeout(soon);
    stream?.close();
    stream = null;
    missed = true;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listenSoon()));
  window.addEventListener('pagehide', rest);
  window.addEventListener('pageshow', listenSoon);
  document.addEventListener('htmx:load', () => { if (!stream) listenSoon(); });
  document.addEventListener('click', (event) => {
    const more = event.target.closest('[data-shows]');
    if (more) window.htmx.trigger(more.closest('[data-live]'), 'live');
  });
})();
