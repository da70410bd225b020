// One change after the other to the server, each answered with all it moved; what was undone can be done again.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/** The server refused, or did not answer. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function spoken(answer, texts) {
  if (answer.ok && answer.headers.get('content-type')?.includes('json')) return answer.json();
  if (answer.redirected || answer.status === 401) throw new Refused(401, texts('expired'));
  let problem = null;
  try {
    problem = await answer.json();
  } catch {
    // Not in the form of a problem: our own words say it.
  }
  throw new Refused(answer.status, problem?.detail || texts('failed'));
}

async function reach(url, options, texts) {
  try {
    return await fetch(url, { credentials: 'same-origin', ...options });
  } catch {
    throw new Refused(0, texts('offline'));
  }
}

export class Server {
  #url;
  #texts;
  #last = Promise.resolve();
  revision = null;
  undos = [];
  redos = [];
  waiting = 0;

  constructor(url, texts) {
    this.#url = url;
    this.#texts = texts;
  }

  async load(baseline) {
    const url = new URL(this.#url, location.href);
    if (baseline) url.searchParams.set('baseline', baseline);
    const plan = await spoken(await reach(url, { headers: { Accept: 'application/json' } }, this.#texts), this.#texts);
    this.revision = plan.revision;
    return plan;
  }

  /**
   * Sends the change when those before it are answered.
   * @param change answers the change as it is to be sent then, or null when there is nothing left to change
   * @param stack where the answer's way back belongs: undos or redos
   */
  send(change, stack = 'undos') {
    this.waiting++;
    const sent = this.#last.then(async () => {
      const body = change();
      if (!body) return null;
      const headers = { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' };
      if (meta('_csrf')) headers[meta('_csrf_header') ?? 'X-CSRF-TOKEN'] = meta('_csrf');
      const answer = await spoken(
        await reach(this.#url, { method: 'POST', headers, body: JSON.stringify({ revision: this.revision, change: body }) }, this.#texts),
        this.#texts,
      );
      this.revision = answer.revision;
      if (answer.reload) this.forget();
      if (answer.undo) {
        this[stack].push(answer.undo);
        if (this[stack].length > 100) this[stack].shift();
      }
      return answer;
    });
    this.#last = sent.catch((refused) => { if (refused.status === 409) this.forget(); }).then(() => { this.waiting--; });
    return sent;
  }

  /** A change that the person made: what was undone before can no longer be done again. */
  change(change) {
    return this.send(change).then((answer) => {
      if (answer) this.redos = [];
      return answer;
    });
  }

  /** What somebody else has done meanwhile is not taken back unseen: the way back begins anew. */
  forget() {
    this.undos = [];
    this.redos = [];
  }

  /** @param version answers the version of an item as it is shown */
  undo(version) {
    return this.#back('undos', 'redos', version);
  }

  redo(version) {
    return this.#back('redos', 'undos', version);
  }

  #back(from, to, version) {
    return this.send(() => {
      const change = this[from].pop();
      if (!change) return null;
      return change.item ? { ...change, version: version(change.item) ?? change.version } : change;
    }, to);
  }
}
