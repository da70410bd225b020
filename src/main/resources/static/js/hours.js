// The grid of a week's hours: each cell is sent when it is left, sums follow the answer; arrows walk through the grid.
// On a phone one day is shown at a time.
(() => {
  'use strict';
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
  const shown = (text) => (text === '' ? '0' : text);

  async function send(input) {
    const board = input.closest('.gh-hours');
    const row = input.closest('tr');
    const column = input.closest('td').dataset.at;
    const complaint = board.querySelector('.gh-error');
    const typed = input.value.trim().replace(',', '.').replace('，', '.').replace('。', '.');
    input.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(`${board.dataset.url.replace(/\d{4}-\d{2}-\d{2}$/, input.dataset.day)}/cells`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { [meta('_csrf_header')]: meta('_csrf'), Accept: 'application/json, application/problem+json' },
        body: new URLSearchParams({ line: row.dataset.line, hours: typed }),
      });
      const said = await answer.json().catch(() => ({}));
      if (answer.status === 401) throw new Error(meta('gh-expired'));
      if (!answer.ok) throw new Error((said.errors || []).map((error) => error.message).join(' ') || said.detail || board.dataset.failed);
      input.value = said.cell;
      input.defaultValue = said.cell;
      input.removeAttribute('aria-invalid');
      row.querySelector('[data-sum="line"]').textContent = shown(said.line);
      const day = board.querySelector(`.gh-table__group td[data-at="${column}"]`);
      day.querySelector('[data-sum="day"]').textContent = shown(said.day);
      const mark = day.querySelector('.gh-hours__mark');
      mark.textContent = said.standing ? mark.dataset[said.standing] : '';
      board.querySelector('[data-sum="week"]').textContent = shown(said.week);
      complaint.hidden = true;
    } catch (refused) {
      input.setAttribute('aria-invalid', 'true');
      complaint.textContent = refused.message || board.dataset.failed;
      complaint.hidden = false;
    } finally {
      input.removeAttribute('aria-busy');
    }
  }

  document.addEventListener('change', (event) => {
    const input = event.target;
    if (input.matches('.gh-hours__grid input') && input.value !== input.defaultValue) send(input);
  });

  document.addEventListener('keydown', (event) => {
    const input = event.target;
    if (!input.matches('.gh-hours__grid input')) return;
    if (event.key === 'Escape') {
      input.value = input.defaultValue;
      return;
    }
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const step = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowLeft: atStart || whole ? [0, -1] : null,
      ArrowRight: atEnd || whole ? [0, 1] : null,
    }[event.key];
    if (!step) return;
    const [, row, column] = input.id.match(/^cell-(\d+)-(\d+)$/).map(Number);
    for (let y = row + step[0], x = column + step[1]; y >= 0 && y < 200 && x >= 0 && x < 7; y += step[0], x += step[1]) {
      const next = document.getElementById(`cell-${y}-${x}`);
      if (next) {
        event.preventDefault();
        next.focus();
        next.select();
        return;
      }
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      input.blur();
      input.focus();
    }
  });

  function choose(board, at) {
    board.dataset.day = at;
    board.querySelectorAll('.gh-hours__days button').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.at === at)));
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('.gh-hours__days button');
    if (button) choose(button.closest('.gh-hours'), button.dataset.at);
  });

  document.querySelectorAll('.gh-hours').forEach((board) => {
    const today = board.querySelector('.gh-hours__days [data-today="true"]');
    choose(board, today ? today.dataset.at : '0');
  });
})();
