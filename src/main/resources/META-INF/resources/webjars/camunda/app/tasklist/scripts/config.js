import { dateFormat, locales, named, say } from '../../../lib/gatehouse.js?v=1';

export default {
  app: named('Tasks', '任务'),
  locales,
  dateFormat,
  customScripts: ['../../lib/gatehouse-dates', 'scripts/gatehouse/project', 'scripts/gatehouse/forms'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: say('claims the currently selected task', '认领当前选中的任务')
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: say('set the focus to the first filter in the list', '将焦点移到第一个筛选器')
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: say('sets the focus to the first task in the list', '将焦点移到列表中的第一个任务')
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: say('sets the focus to the first input field in a task form', '将焦点移到任务表单的第一个输入框')
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: say('opens the start process modal dialog', '打开启动流程的对话框')
    }
  }
};
