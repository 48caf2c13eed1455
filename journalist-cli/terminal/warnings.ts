import type { Conversation } from '../vault/conversation.js';
import type { TipView } from '../vault/tipView.js';

/** What must be read before anything else about a message, and again before it is answered. */

const FLAGS: { readonly [flag in TipView['flags'][number]]: string } = {
  'head-differs':
    'Its source was shown an edition that nobody else has. Tell the line at once, and do not answer before.',
  'readers-differ': 'It lists other readers than the roster does.',
  'edition-differs': 'It was sent under another edition than it names.',
};

export function warningsOf(tip: TipView, conversation: Conversation): string[] {
  const { colleagues, alarms, nobodyTold } = conversation;
  if (tip.proof !== 'proved')
    return [
      tip.proof === 'unproved'
        ? `Its signature is not that of the source it names (${tip.why ?? ''}). Anybody may have written it.`
        : `This message is damaged (${tip.why ?? ''}). It proves nothing about who wrote it.`,
      'It is on no thread, and no answer would reach anybody.',
    ];
  const quiet = colleagues.filter((edition) => !alarms.includes(edition));
  const untold = alarms.filter((edition) => !nobodyTold.includes(edition));
  return [
    ...pinnedWarnings(tip),
    ...(tip.leftOut.length > 0
      ? [`The source left out: ${tip.leftOut.join(', ')}. Do not tell them that this exists.`]
      : []),
    ...(tip.leftOutElsewhere.length > 0
      ? [
          `Another message of this source left out: ${tip.leftOutElsewhere.join(', ')}. Ask before you tell them.`,
        ]
      : []),
    ...(tip.addressed ? [] : ['This was not addressed to you.']),
    ...(tip.threadSealedByDrop
      ? ['A message here was sealed by the drop, which could read it and could have forged it.']
      : []),
    ...moveWarnings(tip),
    ...tip.flags.map((flag) => FLAGS[flag]),
    ...(tip.sameIdAs.length > 0
      ? [`Message ${tip.sameIdAs.join(', ')} claims the same id. One of them may be forged.`]
      : []),
    ...(tip.sameContentAs.length > 0
      ? [`The same was sent as message ${tip.sameContentAs.join(', ')}. Answer both.`]
      : []),
    ...sharedWarnings(conversation),
    ...twoTexts(conversation),
    ...(untold.length > 0
      ? [
          `A colleague wrote without telling you, or the source has left you out since. It is in edition ${untold.join(', ')}.`,
        ]
      : []),
    ...(nobodyTold.length > 0
      ? [
          `Somebody has answered here, in edition ${nobodyTold.join(', ')}. Nobody has told of it. Ask each other.`,
        ]
      : []),
    ...(quiet.length > 0
      ? [
          `Somebody has answered here too, in edition ${quiet.join(', ')}. Their copy has not come yet.`,
        ]
      : []),
  ];
}

/** What the source said of danger, and of what it wants. */
function pinnedWarnings({ pinned }: TipView): string[] {
  const { dangerSeen, withdrawn, lostWords, conditions, drillWords } = pinned;
  return [
    ...(dangerSeen.length > 0
      ? [
          `THE DANGER SIGN IS IN MESSAGE ${dangerSeen.join(', ')}. Somebody may be watching the source, or writing as them. Before anything else: turnbox danger ${String(dangerSeen[0])}`,
        ]
      : []),
    ...(withdrawn.length > 0
      ? [
          `PLEASE DO NOT ACT: the source says so in message ${withdrawn.join(', ')}. Talk to the second decider before anybody does anything.`,
        ]
      : []),
    ...(conditions.length > 0
      ? ['The source sets conditions. Read them before you answer or pass anything on.']
      : []),
    ...(lostWords.length > 0
      ? [
          'It says that it goes on from an older thread whose words were lost. Nothing proves that: repeat nothing of the older one.',
        ]
      : []),
    ...(drillWords.length > 0
      ? [
          "It says that it is a drill. Only the line's own drill word makes it one: see turnbox list.",
        ]
      : []),
  ];
}

const sharedWarnings = ({ sharesKeysWith }: Conversation): string[] =>
  sharesKeysWith.length === 0
    ? []
    : [
        `This thread shares a key with thread ${sharesKeysWith.join(', ')}. Somebody who read one of them may have made the other.`,
      ];

function twoTexts({ replies }: Conversation): string[] {
  const authors = replies.flatMap(({ author, conflicting }) =>
    conflicting ? [author ?? 'you'] : [],
  );
  return authors.length === 0
    ? []
    : [
        `A colleague published two different texts under one reply. All of them are below: ${[...new Set(authors)].join(', ')}.`,
      ];
}

/** The danger: whoever found the words can go on under new ones. */
function moveWarnings({ movedFrom, movedTo }: TipView): string[] {
  const onward = movedTo.map(
    (number) =>
      `This goes on as message ${String(number)} under new words; the words are proved, not the person. Somebody may have these words: answer there, and here only what anybody may read.`,
  );
  if (movedFrom === null) return onward;
  const { message, proof } = movedFrom;
  const origin = {
    proved: `This goes on from message ${String(message)} under new words; the words are proved, not the person. Before you answer, ask something that only the source knows.`,
    forged: `It says that it goes on from message ${String(message)}, and the proof is wrong. Treat it as another source's.`,
    unknown: 'It says that it goes on from a thread that is not here. Nothing proves that.',
  };
  return [origin[proof], ...onward];
}
