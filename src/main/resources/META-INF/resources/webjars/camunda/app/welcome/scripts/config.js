import { dateFormat, locales, named, portal, say } from '../../../lib/gatehouse.js?v=1';

export default {
  app: named('Home', '首页'),
  locales,
  dateFormat,
  customScripts: ['../../lib/gatehouse-dates'],
  disableWelcomeMessage: true,
  links: [
    {
      label: say('Gatehouse portal', 'Gatehouse 门户'),
      href: `${portal}/`,
      description: say('Projects, plans, goals and reports', '项目、计划、目标与报告')
    }
  ]
};
