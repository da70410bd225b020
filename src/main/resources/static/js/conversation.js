// Writing a comment: people are suggested behind an @, files are dropped or pasted, and a link to a comment finds it.
(() => {
  'use strict';
  const MENTION = /(^|[^\p{L}\p{N}._%+@-])[@＠]([\p{L}\p{N}._-]{0,40})$/u;

  // --- mentions ------------------------------------------------------------------------------------------------
  let box = null;
  let field = null;
  let asked = 0;

  function close() {
    box?.remove();
    box = null;
    field?.removeAttribute('aria-activedescendant');
    field?.removeAttribute('aria-controls');
  }

  const options = () => [...(box?.children || [])];

  function mark(chosen) {
    options().forEach((option) => option.setAttribute('aria-selected', String(option === chosen)));
    field.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  function take(option) {
    const before = field.value.slice(0, field.selectionStart);
    const start = before.length - before.match(MENTION)[2].length;
    field.setRangeText(`${option.dataset.id} `, start, field.selectionStart, 'end');
    const taken = field;
    close();
    taken.focus();
  }

  function show(people) {
    close();
    if (!people.length) return;
    box = document.createElement('ul');
    box.className = 'gh-suggestions';
    box.id = 'gh-suggestions';
    box.setAttribute('role', 'listbox');
    box.setAttribute('aria-label', field.closest('[data-people]').dataset.label);
    people.forEach(({ id, name }) => {
      const option = document.createElement('li');
      option.id = `suggest-${id}`;
      option.dataset.id = id;
      option.setAttribute('role', 'option');
      option.textContent = `${name} @${id}`;
      // Before the field loses its focus.
      option.addEventListener('pointerdown', (event) => { event.preventDefault(); take(option); });
      box.append(option);
    });
    field.insertAdjacentElement('afterend', box);
    field.setAttribute('aria-controls', box.id);
    mark(box.firstElementChild);
  }

  async function suggest(writing) {
    const typed = writing.value.slice(0, writing.selectionStart).match(MENTION);
    const place = writing.closest('[data-people]')?.dataset.people;
    asked += 1;
    if (!typed || !place) { close(); return; }
    const mine = asked;
    try {
      const answer = await fetch(`${place}?q=${encodeURIComponent(typed[2])}`, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
      if (mine !== asked || !answer.ok) return;
      field = writing;
      show(await answer.json());
    } catch (failure) {
      close();
    }
  }

  document.addEventListener('input', (event) => {
    if (event.target.matches('textarea[data-mentions]')) suggest(event.target);
  });
  document.addEventListener('focusout', (event) => { if (event.target === field) close(); });
  document.addEventListener('keydown', (event) => {
    if (event.target.matches?.('textarea[data-mentions]') && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (!box || event.target !== field || event.isComposing) return;
    const all = options();
    const at = all.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') mark(all[(at + (event.key === 'ArrowDown' ? 1 : all.length - 1)) % all.length]);
    else if (event.key === 'Enter' || event.key === 'Tab') take(all[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // --- files ---------------------------------------------------------------------------------------------------
  function add(form, files) {
    const input = form.querySelector('input[type="file"]');
    const all = new DataTransfer();
    [...input.files, ...files].forEach((file) => all.items.add(file));
    input.files = all.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  const dropping = (event) => event.target.closest?.('form[data-files]');
  document.addEventListener('dragover', (event) => {
    const form = dropping(event);
    if (!form || ![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    form.classList.add('gh-compose--over');
  });
  document.addEventListener('dragleave', (event) => dropping(event)?.classList.remove('gh-compose--over'));
  document.addEventListener('drop', (event) => {
    const form = dropping(event);
    if (!form || !event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove('gh-compose--over');
    add(form, event.dataTransfer.files);
  });
  document.addEventListener('paste', (event) => {
    const form = dropping(event);
    if (!form || !event.clipboardData.files.length) return;
    event.preventDefault();
    add(form, event.clipboardData.files);
  });

  // --- after it was sent ---------------------------------------------------------------------------------------
  document.addEventListener('htmx:afterRequest', (event) => {
    const form = event.detail.elt;
    if (!event.detail.successful || !form.matches?.('form[data-clears]')) return;
    const token = form.elements.namedItem('_once')?.value;
    form.reset();
    if (token) form.elements.namedItem('_once').value = token;
    form.querySelector('.gh-compose__preview')?.replaceChildren();
  });

  // --- the very place ------------------------------------------------------------------------------------------
  const wanted = () => location.hash.match(/^#comment-(\d{1,9})$/)?.[1];
  document.addEventListener('htmx:configRequest', (event) => {
    if (wanted() && event.detail.verb === 'get' && /\/conversation\?/.test(event.detail.path)) {
      event.detail.parameters.append?.('comment', wanted());
    }
  });
  function find() {
    const place = wanted() && document.getElementById(`comment-${wanted()}`);
    if (!place || place.classList.contains('gh-comment--meant')) return;
    document.querySelectorAll('.gh-comment--meant').forEach((old) => old.classList.remove('gh-comment--meant'));
    place.classList.add('gh-comment--meant');
    place.scrollIntoView({ block: 'center' });
    place.focus({ preventScroll: true });
  }
  document.addEventListener('htmx:afterSettle', (event) => {
    const settled = event.detail.elt;
    if (settled.id === 'conversation' || settled.querySelector?.('#conversation')) find();
    // A list that was fetched anew still shows which one was meant; nobody is taken away from where they read.
    else if (settled.id === 'conversation-list' && wanted()) document.getElementById(`comment-${wanted()}`)?.classList.add('gh-comment--meant');
  });
  window.addEventListener('hashchange', find);
})();
