/** What the page says while the line takes nothing, in English: it is being set up again, or moves. */
export const enClosed = {
  'edition-restored':
    'Our server is being set up again, so we take no messages right now. Nothing was sent. Please come back in a few hours. It is not because of you.',
  'edition-moving':
    'Our server is moving, so we take no messages right now. Nothing was sent. Please come back in an hour. It is not because of you.',
};
