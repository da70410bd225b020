// My work: keys, what is chosen, the running time, and cards that are dragged. Without this script every command is a form.
(() => {
  'use strict';
  const here = document.getElementById('gh-inbox');
  if (!here) return;

  // --- what is chosen ----------------------------------------------------------------------------------------------
  const bulk = document.getElementById('bulk');
  const boxes = () => (bulk ? [...bulk.querySelectorAll('input[name="entry"]')] : []);
  const all = bulk?.querySelector('[data-all]');

  function count() {
    const chosen = boxes().filter((box) => box.checked).length;
    document.getElementById('chosen').textContent = chosen ? here.dataset.chosen.replace('%n', chosen) : '';
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && chosen < boxes().length;
  }
  bulk?.addEventListener('change', (event) => {
    if (event.target === all) boxes().forEach((box) => { box.checked = all.checked; });
    count();
  });
  if (bulk) count();

  // --- the timer ---------------------------------------------------------------------------------------------------
  document.querySelectorAll('[data-started]').forEach((clock) => {
    const started = Date.parse(clock.dataset.started);
    setInterval(() => {
      const minutes = Math.max(0, Math.floor((Date.now() - started) / 60000));
      clock.textContent = here.dataset.minutes.replace('%h', Math.floor(minutes / 60)).replace('%m', minutes % 60);
    }, 15000);
  });

  // --- keys --------------------------------------------------------------------------------------------------------
  const rows = () => [...document.querySelectorAll('[data-entry]')];
  const row = () => document.activeElement?.closest('[data-entry]');
  let going = 0;

  function step(by) {
    const list = rows();
    if (!list.length) return;
    const at = list.indexOf(row());
    const next = list[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by, 0), list.length - 1)];
    const link = next.querySelector('[data-open]');
    link.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  // Acts on what is chosen, or else on the entry the keys stand at.
  function finish() {
    if (!boxes().some((box) => box.checked)) {
      const box = row()?.querySelector('input[name="entry"]');
      if (!box) return;
      box.checked = true;
      count();
    }
    bulk.requestSubmit(bulk.querySelector('[data-key="e"]'));
  }

  function hours() {
    const dialog = document.getElementById('book');
    if (!dialog) return;
    const item = row()?.dataset.item;
    if (item) dialog.querySelector('select').value = item;
    dialog.showModal();
    dialog.querySelector('[name="hours"]').focus();
  }

  const commands = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => { if (row()) step(1); else return false; },
    ArrowUp: () => { if (row()) step(-1); else return false; },
    x: () => row()?.querySelector('input[name="entry"]')?.click(),
    e: finish,
    t: () => (row()?.querySelector('[data-timer]') ?? document.getElementById('timer-stop'))?.click(),
    h: hours,
    n: () => document.getElementById('text')?.focus(),
    '/': () => { const search = document.getElementById('search'); search?.focus(); search?.select(); },
    z: () => document.querySelector('[data-key="z"]')?.click(),
    '?': () => document.getElementById('keys').showModal(),
    g: () => { going = Date.now(); },
  };

  const typing = (target) => target.isContentEditable || /^(textarea|select)$/i.test(target.tagName)
    || (target.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'submit'].includes(target.type));

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const card = event.target.closest?.('.gh-board__card');
    if (card && event.shiftKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      aside(card, event.key === 'ArrowRight' ? 1 : -1);
      return;
    }
    if (here.dataset.keys !== 'on' || typing(event.target) || document.querySelector('dialog[open]')) return;
    if (going && Date.now() - going < 1500 && 'blc'.includes(event.key)) {
      going = 0;
      document.querySelector(`[data-view="${event.key}"]`)?.click();
      event.preventDefault();
      return;
    }
    going = 0;
    const command = Object.hasOwn(commands, event.key) ? commands[event.key] : null;
    if (command && command() !== false) event.preventDefault();
  });

  // --- cards -------------------------------------------------------------------------------------------------------
  const columns = [...document.querySelectorAll('.gh-board__cards')];
  const messages = document.getElementById('gh-messages');

  function refuse(text) {
    messages.className = 'gh-error';
    messages.textContent = text;
    messages.scrollIntoView({ block: 'nearest' });
  }

  // Asks the server; where it refuses, the card goes back to where it was and the reader is told why.
  async function move(card, to, back) {
    const form = document.getElementById('board-move');
    const data = new URLSearchParams(new FormData(form));
    data.set('item', card.dataset.item);
    data.set('to', to);
    card.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { 'X-Requested-With': 'gatehouse-form', Accept: 'application/problem+json' },
        body: data,
        credentials: 'same-origin',
      });
      const place = answer.headers.get('X-Location');
      if (place) {
        sessionStorage.setItem('gh-card', card.dataset.item);
        if (new URL(place, location.href).href === location.href) location.reload(); else location.assign(place);
        return;
      }
      back();
      const problem = (answer.headers.get('Content-Type') || '').includes('json') ? await answer.json() : {};
      refuse(problem.detail || document.querySelector('meta[name="gh-expired"]').content);
    } catch (failure) {
      back();
      refuse(document.querySelector('meta[name="gh-offline"]').content);
    }
    card.removeAttribute('aria-busy');
    card.focus();
  }

  function aside(card, by) {
    const from = columns.indexOf(card.parentNode);
    const to = columns[from + by];
    if (!to) return;
    const next = card.nextSibling;
    const list = card.parentNode;
    to.prepend(card);
    card.focus();
    move(card, to.dataset.state, () => list.insertBefore(card, next));
  }

  if (columns.length) {
    const moved = sessionStorage.getItem('gh-card');
    sessionStorage.removeItem('gh-card');
    if (moved) document.getElementById(`card-${moved}`)?.focus();
    window.addEventListener('load', () => columns.forEach((column) => window.Sortable?.create(column, {
      group: 'board',
      sort: false,
      animation: 120,
      delay: 150,
      delayOnTouchOnly: true,
      filter: 'a, button',
      preventOnFilter: false,
      ghostClass: 'gh-board__ghost',
      onEnd: ({ item, from, to, oldIndex }) => {
        if (from === to) return;
        move(item, to.dataset.state, () => from.insertBefore(item, from.children[oldIndex] ?? null));
      },
    })));
  }
})();
