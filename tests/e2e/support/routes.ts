/** How every window title ends. */
export const TITLE_END = ' – Care Work as a Career – Scrutiny Tracker';

/** Every page: its address, its title and its name in the navigation where it has one. */
export const PAGES = [
  { address: '#/', heading: 'Care Work as a Career', link: 'Home' },
  { address: '#/review', heading: 'Review', link: 'Review' },
  { address: '#/recommendations', heading: 'Recommendations', link: 'Recommendations' },
  { address: '#/progress', heading: 'Progress', link: 'Progress' },
  { address: '#/meetings', heading: 'Meetings', link: 'Meetings' },
  { address: '#/money', heading: 'Money', link: 'Money' },
  { address: '#/workforce', heading: 'Workforce', link: 'Workforce' },
  { address: '#/evidence', heading: 'Evidence', link: 'Evidence' },
  { address: '#/data', heading: 'Data', link: 'Data' },
  { address: '#/settings', heading: 'Settings', link: 'Settings' },
  { address: '#/help', heading: 'Help', link: 'Help' },
  { address: '#/accessibility', heading: 'Accessibility', link: 'Accessibility' },
] as const;

/** Addresses that no link of the frame leads to. */
export const DEEPER = [
  '#/recommendations/6',
  '#/recommendations/8',
  '#/recommendations/11',
  '#/recommendations/6/response',
  '#/recommendations/8/response',
  '#/recommendations/8/update',
  '#/recommendations?response=declined',
  '#/recommendations?q=zzzz',
  '#/progress?response=in-full',
  '#/workforce?figure=care-work/figure/pay-council-manager&with=care-work/figure/pay-independent-manager',
  '#/workforce?figure=care-work/figure/turnover-county&with=care-work/figure/turnover-council',
  '#/planning',
  '#/planning?length=18&interval=6&cohort=10&completion=80&posts=1000&turnover=40&staying=75&vacancy=10&starters=50',
  '#/meetings/care-work/meeting/panel-later',
  '#/meetings/care-work/meeting/board-2020-04-23',
  '#/edit/care-work/meeting/panel-later',
  '#/edit/care-work/recommendation/2',
  '#/edit/care-work/recommendation/2?part=view',
  '#/edit/care-work/review?part=dates',
  '#/edit/care-work/review?part=look',
  '#/add/action?for=care-work/meeting/panel-later',
  '#/add/review',
  '#/add/figure',
  '#/edit/care-work/money/communications-remaining',
  '#/reviews?q=pay',
  '#/conflicts',
  '#/read',
  '#/tables',
  '#/checks',
  '#/present',
  '#/changes',
  '#/report-back',
  '#/print',
  '#/print?parts=cover,summary,charts,money,changes,glossary,form,blank,plain',
  '#/no-such-page',
] as const;

/** The help, page by page, as `public/help/` has it; the list of them is a page of the frame. */
export const HELP = [
  '#/help/add-an-update',
  '#/help/compare-pay',
  '#/help/find-a-recommendation',
  '#/help/glossary',
  '#/help/keep-your-work-safe',
  '#/help/keys',
  '#/help/merge-files',
  '#/help/new',
  '#/help/prepare-the-report-back',
  '#/help/present-to-a-meeting',
  '#/help/print-your-papers',
  '#/help/read-a-paper-in',
  '#/help/record-a-response',
  '#/help/safety',
  '#/help/see-what-changed',
  '#/help/settle-a-conflict',
  '#/help/undo-a-change',
] as const;

/** Slides, which have the screen to themselves. */
export const SLIDES = ['#/present?slide=1', '#/present?slide=8', '#/present?slide=11&size=150'] as const;
