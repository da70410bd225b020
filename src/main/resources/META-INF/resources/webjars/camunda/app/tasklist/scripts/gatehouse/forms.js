/*
 * What every task form of ours does: it shows the evidence that the portal renders for the task, speaks the reader's
 * language (data-en / data-zh), and lets an embedded portal page grow to its full height. A form calls
 * window.gatehouse.form(camForm, $scope, '<fragment>') in its form script.
 */
import { language, portal, say } from '../../../../lib/gatehouse.js?v=1';

const frames = new Set();

window.addEventListener('message', (event) => {
  if (event.origin !== window.location.origin || event.data?.type !== 'gatehouse:height') return;
  frames.forEach((frame) => {
    if (!frame.isConnected) frames.delete(frame);
    else if (frame.contentWindow === event.source) frame.style.height = `${event.data.height + 24}px`;
  });
});

function translate(root) {
  root.querySelectorAll('[data-en]').forEach((element) => {
    element.textContent = element.dataset[language];
  });
  root.querySelectorAll('[data-placeholder-en]').forEach((element) => {
    element.placeholder = element.dataset[language === 'zh' ? 'placeholderZh' : 'placeholderEn'];
  });
}

function complain(place, retry) {
  const box = document.createElement('div');
  box.className = 'gh-error';
  box.textContent = say('The evidence could not be loaded. ', '材料加载失败。');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-default btn-sm';
  button.textContent = say('Try again', '重试');
  button.addEventListener('click', retry);
  box.append(button);
  place.replaceChildren(box);
}

async function load(place, address) {
  place.textContent = say('Loading…', '加载中…');
  place.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    place.innerHTML = await answer.text();
    place.querySelectorAll('iframe').forEach((frame) => frames.add(frame));
    if (window.matchMedia('(min-width: 700px)').matches) place.querySelectorAll('details[data-gh-wide]').forEach((part) => { part.open = true; });
  } catch (failure) {
    complain(place, () => load(place, address));
  } finally {
    place.removeAttribute('aria-busy');
  }
}

/** POST to one of our own routes from a task form; resolves to the response, with a problem's text as an error. */
async function post(path, fields) {
  const { headerName, token } = await (await fetch(`${portal}/api/csrf`, { credentials: 'same-origin' })).json();
  const answer = await fetch(`${portal}${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { [headerName]: token, Accept: 'application/problem+json, application/json, text/html;q=0.9' },
    body: fields instanceof FormData ? fields : new URLSearchParams(fields)
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error((problem.errors || []).map((error) => error.message).join('\n') || problem.detail || answer.statusText);
  }
  return answer;
}

async function read(path) {
  const answer = await fetch(`${portal}${path}`, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Since when this task waits, how long it usually takes and what comes next; a form does without where it cannot be told. */
async function waiting(before, taskId) {
  const place = document.createElement('div');
  before.before(place);
  try {
    const answer = await fetch(`${portal}/tasks/${taskId}/waiting`, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    if (answer.ok) place.innerHTML = await answer.text();
  } catch (unreachable) {
    place.remove();
  }
}

/** What earlier projects learnt at this step, with a judgement at a click; nothing where there is nothing. */
async function hints(before, taskId) {
  const place = document.createElement('div');
  before.before(place);
  try {
    const answer = await fetch(`${portal}/tasks/${taskId}/hints`, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  } catch (unreachable) {
    place.remove();
  }
  place.addEventListener('click', async (event) => {
    const button = event.target.closest('button[hx-post]');
    if (!button) return;
    event.preventDefault();
    const judgement = button.closest('.gh-judgement');
    const path = new URL(button.getAttribute('hx-post'), window.location.origin).pathname;
    button.disabled = true;
    try {
      const fields = JSON.parse(button.getAttribute('hx-vals'));
      const html = await (await post(path.slice(portal.length), fields)).text();
      const verdict = fields.verdict;
      const box = document.createElement('div');
      box.innerHTML = html;
      const now = box.firstElementChild;
      judgement.replaceWith(now);
      [...now.querySelectorAll('button')][verdict === 'unhelpful' ? 1 : 0]?.focus();
    } catch (refused) {
      button.disabled = false;
    }
  });
}

function form(camForm, scope, fragment) {
  const root = camForm.formElement[0];
  translate(root);
  const place = root.querySelector('.gh-evidence');
  const address = `${portal}/tasks/${camForm.taskId}/${fragment}`;
  if (place && fragment && camForm.taskId) {
    waiting(place, camForm.taskId);
    hints(place, camForm.taskId);
    load(place, address);
  }
  return { reload: () => load(place, address), root };
}

/** Shows another of the portal's fragments at a place in the form; its buttons stay out: the form has its own. */
async function show(place, path) {
  await load(place, `${portal}${path}`);
  place.querySelectorAll('button, input').forEach((control) => { if (!control.closest('.gh-error')) control.remove(); });
}

window.gatehouse = { form, post, read, show, say, language, translate };

export default [];
