import { dateFormat, locales, named } from '../../../lib/gatehouse.js?v=1';

export default {
  app: named('Processes', '流程监控'),
  locales,
  dateFormat,
  customScripts: ['../../lib/gatehouse-dates'],
  disableWelcomeMessage: true
};
