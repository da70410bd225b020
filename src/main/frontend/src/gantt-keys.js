// The chart by keyboard. Keys work while the chart itself has the focus, not while somebody writes into a field.

/**
 * @param chart what the keys do: choose, fold, open, move, undo and so on
 */
export function listen(element, chart) {
  const { gantt, tools } = chart;
  const visible = () => gantt.getVisibleTaskCount();
  const at = (index) => gantt.getTaskByIndex && gantt.getDatastore('task').getIndexRange(index, index + 1)[0]?.id;
  const indexOf = (id) => gantt.getGlobalTaskIndex(id);

  function go(id) {
    if (!id) return;
    chart.choose(id);
    gantt.showTask(id);
  }
  const step = (by) => {
    const chosen = gantt.getSelectedId();
    const index = chosen && gantt.isTaskExists(chosen) ? indexOf(chosen) + by : by > 0 ? 0 : visible() - 1;
    go(at(Math.max(0, Math.min(visible() - 1, index))));
  };
  const nextLink = () => {
    const chosen = gantt.getSelectedId();
    const links = chosen ? chart.links(chosen) : [];
    if (links.length) chart.chooseLink(links[(links.indexOf(chart.link()) + 1) % links.length]);
  };

  element.addEventListener('keydown', (event) => {
    if (event.target !== element && !event.target.closest('[data-part="chart"]')) return;
    if (event.target.matches('input, select, textarea')) return;
    const chosen = gantt.getSelectedId();
    const task = chosen && gantt.isTaskExists(chosen) ? gantt.getTask(chosen) : null;
    const command = event.ctrlKey || event.metaKey;
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    let done = true;
    if (command && event.key.toLowerCase() === 'z' && !event.shiftKey) tools.undo();
    else if (command && (event.key.toLowerCase() === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey))) tools.redo();
    else if (sideways && event.altKey) { if (task) chart.shift(chosen, sideways); }
    else if (sideways && (event.ctrlKey || event.shiftKey)) { if (task) chart.stretch(chosen, sideways); }
    else if (command || event.altKey) done = false;
    else {
      switch (event.key) {
        case 'ArrowDown': step(1); break;
        case 'ArrowUp': step(-1); break;
        case 'PageDown': step(10); break;
        case 'PageUp': step(-10); break;
        case 'Home': go(at(0)); break;
        case 'End': go(at(visible() - 1)); break;
        case 'ArrowLeft':
          if (task && gantt.hasChild(chosen) && task.$open) gantt.close(chosen);
          else if (task && gantt.getParent(chosen)) go(gantt.getParent(chosen));
          break;
        case 'ArrowRight':
          if (task && gantt.hasChild(chosen) && !task.$open) gantt.open(chosen);
          else step(1);
          break;
        case 'Enter': if (task) chart.openItem(chosen); break;
        case 'F2': if (task) chart.edit(chosen, 'text'); break;
        case 'l': case 'L': nextLink(); break;
        case 'Delete': if (chart.link()) chart.disconnect(chart.link()); break;
        case 'Escape': chart.chooseLink(null); break;
        case '+': case '=': tools.zoomIn(); break;
        case '-': case '_': tools.zoomOut(); break;
        case '0': tools.fit(); break;
        case 't': case 'T': tools.today(); break;
        case '/': chart.find(); break;
        case '?': tools.keys(); break;
        default: done = false;
      }
    }
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
}
