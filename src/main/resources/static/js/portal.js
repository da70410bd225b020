// What every page does: forms that are sent once and say what is wrong beside the field, dialogs, menus, embedding.
(() => {
  'use strict';
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
  const embedded = document.documentElement.classList.contains('gh-embedded');
  const messages = () => document.getElementById('gh-messages');

  document.addEventListener('htmx:configRequest', (event) => {
    if (meta('_csrf')) event.detail.headers[meta('_csrf_header')] = meta('_csrf');
  });

  // Long parts lie open where there is room for them.
  if (window.matchMedia('(min-width: 700px)').matches) document.querySelectorAll('details[data-gh-wide]').forEach((part) => { part.open = true; });

  // --- forms -------------------------------------------------------------------------------------------------
  const busy = new WeakSet();

  function clear(form) {
    messages().replaceChildren();
    messages().className = '';
    form.querySelectorAll('.gh-field__error').forEach((error) => error.remove());
    form.querySelectorAll('[aria-invalid]').forEach((input) => {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    });
  }

  function show(form, problem) {
    const box = document.createElement('div');
    box.className = 'gh-error';
    const title = document.createElement('p');
    title.textContent = problem.title || '';
    const list = document.createElement('ul');
    const errors = problem.errors?.length ? problem.errors : [{ field: '', message: problem.detail }];
    let first = null;
    errors.forEach(({ field, message }) => {
      const line = document.createElement('li');
      line.textContent = message;
      list.append(line);
      const input = field && form.elements.namedItem(field);
      const target = input instanceof RadioNodeList ? input[0] : input;
      if (!target || target.type === 'hidden') return;
      const place = target.closest('.gh-field');
      const error = document.createElement('p');
      error.className = 'gh-field__error';
      error.id = `${field}-error`;
      error.textContent = message;
      (place || target.parentNode).append(error);
      target.setAttribute('aria-invalid', 'true');
      target.setAttribute('aria-describedby', error.id);
      first ||= target;
    });
    box.append(title, list);
    const dialog = form.closest('dialog');
    if (dialog) {
      dialog.querySelectorAll(':scope .gh-error').forEach((old) => old.remove());
      form.prepend(box);
    } else {
      messages().replaceChildren(box);
    }
    if (first) first.focus();
    else { box.tabIndex = -1; box.focus(); box.scrollIntoView({ block: 'center' }); }
  }

  async function send(form, submitter) {
    const data = new FormData(form, submitter);
    const multipart = form.enctype === 'multipart/form-data';
    // Where to, by attribute: a field called "action" hides the property.
    const where = submitter?.getAttribute('formaction') || form.getAttribute('action') || location.href;
    const answer = await fetch(where, {
      method: 'POST',
      headers: { 'X-Requested-With': 'gatehouse-form', Accept: 'application/problem+json, text/html' },
      body: multipart ? data : new URLSearchParams(data),
      credentials: 'same-origin',
    });
    const place = answer.headers.get('X-Location');
    if (place) {
      const target = new URL(place, location.href);
      if (embedded) target.searchParams.set('embed', '1');
      if (target.pathname === location.pathname && target.search === location.search) {
        // Another place on this very page would only be scrolled to.
        history.replaceState(history.state, '', target);
        location.reload();
      } else location.assign(target);
      return true;
    }
    if (answer.status === 401) {
      show(form, { detail: meta('gh-expired') });
      return false;
    }
    const type = answer.headers.get('Content-Type') || '';
    if (type.includes('json')) {
      show(form, await answer.json());
      return false;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.title = page.title;
    document.body.replaceWith(page.body);
    window.htmx?.process(document.body);
    document.querySelector('.gh-error')?.focus();
    return false;
  }

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    const question = event.submitter?.dataset.confirm;
    if (busy.has(form) || (question && !window.confirm(question))) {
      event.preventDefault();
      return;
    }
    if (form.matches('[hx-post], [data-hx-post], [data-plain], [target]')) return;
    event.preventDefault();
    busy.add(form);
    form.setAttribute('aria-busy', 'true');
    const buttons = [...form.querySelectorAll('button, input[type="submit"]')].filter((button) => !button.disabled);
    clear(form);
    let leaving = false;
    try {
      const sent = send(form, event.submitter);
      buttons.forEach((button) => { button.disabled = true; });
      leaving = await sent;
    } catch (failure) {
      show(form, { detail: meta('gh-offline') });
    } finally {
      if (!leaving) {
        busy.delete(form);
        form.removeAttribute('aria-busy');
        buttons.forEach((button) => { button.disabled = false; });
      }
    }
  });

  // A form that htmx sent and that stays on the page may be sent again: as a new one.
  document.addEventListener('htmx:afterRequest', (event) => {
    const token = event.detail.elt.elements?.namedItem('_once');
    if (event.detail.successful && token) {
      token.value = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
    }
  });

  // --- dialogs and menus ---------------------------------------------------------------------------------------
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    const closer = event.target.closest('[data-closes]');
    if (closer) { event.preventDefault(); closer.closest('dialog')?.close(); }
    if (event.target instanceof HTMLDialogElement) event.target.close();
    document.querySelectorAll('details[data-gh-popup][open]').forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    if (event.target.closest('[data-prints]')) window.print();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('details[data-gh-popup][open]').forEach((menu) => {
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submits]')) event.target.form.requestSubmit();
  });

  // The current tab is in view where not all of them fit.
  document.querySelector('.gh-tabs [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });

  // --- embedded in a task form: tell the frame how tall we are -------------------------------------------------
  if (embedded && window.parent !== window) {
    const tell = () => window.parent.postMessage(
      { type: 'gatehouse:height', height: Math.ceil(document.body.getBoundingClientRect().height) }, location.origin);
    new ResizeObserver(tell).observe(document.body);
    window.addEventListener('load', tell);
    // Links of the same tab stay inside the frame, all others open beside the task.
    const here = location.pathname.split('/').slice(0, 4).join('/');
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      if (!link || link.target || link.getAttribute('href').startsWith('#')) return;
      const there = new URL(link.href);
      if (there.origin === location.origin && there.pathname.startsWith(here)) {
        there.searchParams.set('embed', '1');
        link.href = there.href;
      } else {
        link.target = '_blank';
      }
    }, true);
  }
})();
