import { dateFormat, locales, named } from '../../../lib/gatehouse.js?v=1';

export default {
  app: named('Administration', '系统管理'),
  locales,
  dateFormat,
  customScripts: ['../../lib/gatehouse-dates'],
  disableWelcomeMessage: true
};
