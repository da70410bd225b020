/*
 * The project inside the Tasklist: a link to the portal in the header, "Open project" (for what is no project's, the way
 * to its own page) and, on a phone, the way back to the list above each task, and the tab "Project" with the summary that the portal renders.
 */
import { portal, say } from '../../../../lib/gatehouse.js?v=1';

function link(text, href, className) {
  const anchor = document.createElement('a');
  anchor.textContent = text;
  anchor.href = href;
  anchor.className = className;
  return anchor;
}

const taskInAddress = () => new URLSearchParams(window.location.hash.split('?')[1] || '').get('task');

/** Where the task leads in the portal; nothing where it leads nowhere the reader may go. */
async function placeOf(taskId) {
  try {
    const answer = await fetch(`${portal}/api/tasks/${encodeURIComponent(taskId)}/place`, {
      credentials: 'same-origin',
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
    });
    return answer.ok && !answer.redirected ? await answer.json() : null;
  } catch (unreachable) {
    return null;
  }
}

function withoutTask() {
  const [path, query] = window.location.hash.split('?');
  const parameters = new URLSearchParams(query || '');
  parameters.delete('task');
  parameters.delete('detailsTab');
  return `${window.location.pathname}${path || '#/'}?${parameters}`;
}

const portalLink = {
  id: 'gatehouse-portal',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render(node) {
    node.append(link(say('Portal', '门户'), `${portal}/`, 'gh-portal-link'));
  }
};

const taskLinks = {
  id: 'gatehouse-task-links',
  pluginPoint: 'tasklist.task.action',
  priority: 1000,
  render(node, context, scope) {
    const back = link(say('‹ All tasks', '‹ 全部任务'), '#/', 'gh-back');
    back.addEventListener('click', (event) => {
      event.preventDefault();
      window.location.assign(withoutTask());
    });
    const project = link(say('Open project', '打开项目'), '#', 'gh-open-project');
    project.hidden = true;
    let shown = null;
    // the task changes under a header that stays: the address says which one is open
    const update = async () => {
      const id = taskInAddress();
      if (id === shown) return;
      shown = id;
      project.hidden = true;
      if (!id) return;
      const place = await placeOf(id);
      if (id !== shown || !place) return;
      project.textContent = place.project ? say('Open project', '打开项目') : say('Open in the portal', '在门户中打开');
      project.href = `${portal}/tasks/${encodeURIComponent(id)}/project`;
      project.hidden = false;
    };
    update();
    if (scope && scope.$on) scope.$on('$locationChangeSuccess', update);
    node.append(back, project);
  }
};

const projectTab = {
  id: 'gatehouse-project',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: say('Project', '项目') },
  async render(node, { taskId }) {
    node.className = 'gh-project';
    node.textContent = say('Loading…', '正在加载…');
    const problem = (text) => {
      const paragraph = document.createElement('p');
      paragraph.className = 'gh-note';
      paragraph.textContent = text;
      node.replaceChildren(paragraph);
    };
    try {
      const answer = await fetch(`${portal}/api/tasks/${encodeURIComponent(taskId)}/summary`, {
        credentials: 'same-origin',
        headers: { Accept: 'text/html', 'X-Requested-With': 'XMLHttpRequest' }
      });
      if (answer.ok && !answer.redirected) {
        const html = await answer.text();
        node.innerHTML = window.DOMPurify.sanitize(html, { ADD_ATTR: ['target'] });
      } else if (answer.status === 404) {
        problem(say('This task does not belong to a project.', '该任务不属于任何项目。'));
      } else if (answer.status === 401 || answer.redirected) {
        problem(say('Your session has ended. Please sign in again.', '会话已过期，请重新登录。'));
      } else {
        problem(say('The project cannot be shown just now.', '暂时无法显示项目信息。'));
      }
    } catch (unreachable) {
      problem(say('The project cannot be shown just now.', '暂时无法显示项目信息。'));
    }
  }
};

export default [portalLink, taskLinks, projectTab];
