import { dateFormat, locales, named } from '../../../lib/gatehouse.js';

export default {
  app: named('Home', '首页'),
  locales,
  dateFormat,
  customScripts: ['../../lib/gatehouse-dates'],
  disableWelcomeMessage: true
};
