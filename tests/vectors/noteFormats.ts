import * as v from 'valibot';
import { type BatchText, parseBatch, signBatch, verifyBatch } from '../../crypto/wire/batch.js';
import { utf8 } from '../../crypto/wire/bytes.js';
import { type CaseText, parseCase, signCase, verifyCase } from '../../crypto/wire/case.js';
import { type Card, parseCard, signCard, verifyCard } from '../../crypto/wire/card.js';
import { type ClaimText, parseClaim, signClaim, verifyClaim } from '../../crypto/wire/claim.js';
import { parseDay } from '../../crypto/wire/day.js';
import { type MoveText, parseMove, signMove, verifyMove } from '../../crypto/wire/move.js';
import type { FileLine } from '../../crypto/wire/file.js';
import { parseDayKey, signDayKey, verifyDayKey } from '../../crypto/wire/dayKey.js';
import { type Hash, type Key, parseId, parseKey } from '../../crypto/wire/fields.js';
import { type HeadText, parseHead, signHead, verifyHead } from '../../crypto/wire/head.js';
import { parseNote, parseVerifierKey, signText, verifyNote } from '../../crypto/wire/note.js';
import {
  type OutboxFile,
  type OutboxText,
  parseOutbox,
  signOutbox,
  verifyOutbox,
} from '../../crypto/wire/outbox.js';
import {
  parseReplyPart,
  type ReplyPartText,
  signReplyPart,
  verifyReplyPart,
} from '../../crypto/wire/reply.js';
import {
  parseRequest,
  type RequestText,
  signRequest,
  verifyRequest,
} from '../../crypto/wire/request.js';
import {
  parseRoster,
  type Roster,
  type RosterText,
  signRoster,
  verifyRoster,
} from '../../crypto/wire/roster.js';
import { verifyRosters } from '../../crypto/wire/rosterChain.js';
import {
  parseStatement,
  signStatement,
  type StatementText,
  verifyStatement,
} from '../../crypto/wire/statement.js';
import { composeToday, verifyToday } from '../../crypto/wire/today.js';
import { engine, unhex } from '../crypto/aLine.js';
import { type Format, format, typed } from './format.js';

const seed = v.optional(v.string());
const roster = (note: string, root: string): Promise<Roster> =>
  verifyRoster(engine, parseRoster(utf8(note)), parseKey(root));
/** What a reader signs is read with the line's id and the reader's key. */
const ofReader = <T>() =>
  v.strictObject({ line: v.string(), reader: v.string(), seed, claims: v.optional(typed<T>()) });
/** What is read by the keys of a roster. */
const ofRoster = <T>() =>
  v.strictObject({ roster: v.string(), root: v.string(), seed, claims: v.optional(typed<T>()) });

/** Signs when a case has a seed and claims; a negative one has neither. */
const signing = <T, R>(
  given: { readonly seed?: string | undefined; readonly claims?: T | undefined },
  sign: (claims: T, seed: Uint8Array) => R,
): R | undefined =>
  given.seed === undefined || given.claims === undefined
    ? undefined
    : sign(given.claims, unhex(given.seed));

type OutboxJson = Omit<OutboxText, 'files'> & {
  readonly files: readonly (readonly [OutboxFile, FileLine])[];
};

type CaseJson = Omit<CaseText, 'key' | 'files'> & {
  readonly files: readonly (readonly [string, Hash])[];
};

export const NOTES: { readonly [name: string]: Format } = {
  note: format({
    given: v.strictObject({ verifier: v.string(), seed, text: v.optional(v.string()) }),
    make: async (given) => {
      if (given.seed === undefined || given.text === undefined) return undefined;
      const { name } = await parseVerifierKey(engine, given.verifier);
      return signText(engine, given.text, name, unhex(given.seed));
    },
    read: async (bytes, { verifier }) => {
      const { name, key } = await parseVerifierKey(engine, verifier);
      const note = parseNote(bytes, 4096);
      const { hash } = await verifyNote(engine, { note, claims: {} }, name, key);
      return { text: note.text, hash };
    },
  }),
  move: format({
    given: v.strictObject({
      line: v.string(),
      source: v.string(),
      seed,
      claims: v.optional(typed<MoveText>()),
    }),
    make: (given) => signing(given, (claims, own) => signMove(engine, claims, own)),
    read: async (bytes, { line, source }) => ({
      ...(await verifyMove(engine, parseMove(bytes), parseId(line), parseKey(source))),
    }),
  }),
  claim: format({
    given: v.strictObject({
      line: v.string(),
      source: v.string(),
      seed,
      claims: v.optional(typed<ClaimText>()),
    }),
    make: (given) => signing(given, (claims, own) => signClaim(engine, claims, own)),
    read: async (bytes, { line, source }) => ({
      ...(await verifyClaim(engine, parseClaim(bytes), parseId(line), parseKey(source))),
    }),
  }),
  case: format({
    given: v.strictObject({ line: v.string(), seed, claims: v.optional(typed<CaseJson>()) }),
    make: (given) =>
      signing(given, (claims, own) =>
        signCase(engine, { ...claims, files: new Map(claims.files) }, own),
      ),
    read: async (bytes, { line }) => {
      const read = await verifyCase(engine, parseCase(bytes), parseId(line));
      return { ...read, files: [...read.files] };
    },
  }),
  card: format({
    given: v.strictObject({ seed, claims: v.optional(typed<Omit<Card, 'key'>>()) }),
    make: (given) => signing(given, (claims, own) => signCard(engine, claims, own)),
    read: async (bytes) => ({ ...(await verifyCard(engine, parseCard(bytes))) }),
  }),
  roster: format({
    given: v.strictObject({
      root: v.string(),
      seed,
      grease: v.optional(v.number()),
      claims: v.optional(typed<RosterText>()),
    }),
    make: (given) => {
      const fixed = { ...engine, random: (n: number) => new Uint8Array(n).fill(given.grease ?? 0) };
      return signing(given, (claims, own) => signRoster(fixed, claims, own));
    },
    read: async (bytes, { root }) => ({
      ...(await verifyRoster(engine, parseRoster(bytes), parseKey(root))),
    }),
  }),
  daykey: format({
    given: v.strictObject({
      line: v.string(),
      reader: v.string(),
      seed,
      day: v.optional(v.string()),
      keySeed: v.optional(v.string()),
    }),
    make: ({ line, day, seed: own, keySeed }) =>
      own === undefined || day === undefined || keySeed === undefined
        ? undefined
        : signDayKey(
            engine,
            {
              line: parseId(line),
              day: parseDay(day),
              publicKey: engine.xwing.publicKey(unhex(keySeed)),
            },
            unhex(own),
          ),
    read: async (bytes, { line, reader }) => {
      const { day, hash } = await verifyDayKey(
        engine,
        parseDayKey(bytes),
        parseId(line),
        parseKey(reader),
      );
      return { day, hash };
    },
  }),
  statement: format({
    given: ofReader<StatementText>(),
    make: (given) => signing(given, (claims, own) => signStatement(engine, claims, own)),
    read: async (bytes, { line, reader }) => ({
      ...(await verifyStatement(engine, parseStatement(bytes), parseId(line), parseKey(reader))),
    }),
  }),
  outbox: format({
    given: ofReader<OutboxJson>(),
    make: (given) =>
      signing(given, (claims, own) =>
        signOutbox(engine, { ...claims, files: new Map(claims.files) }, own),
      ),
    read: async (bytes, { line, reader }) => {
      const outbox = await verifyOutbox(
        engine,
        parseOutbox(bytes),
        parseId(line),
        parseKey(reader),
      );
      return { ...outbox, files: [...outbox.files] };
    },
  }),
  reply: format({
    given: ofReader<ReplyPartText>(),
    make: (given) => signing(given, (claims, own) => signReplyPart(engine, claims, own)),
    read: async (bytes, { line, reader }) => ({
      ...(await verifyReplyPart(engine, parseReplyPart(bytes), parseId(line), parseKey(reader))),
    }),
  }),
  head: format({
    given: ofRoster<HeadText>(),
    make: (given) => signing(given, (claims, own) => signHead(engine, claims, own)),
    read: async (bytes, given) => ({
      ...(await verifyHead(engine, parseHead(bytes), await roster(given.roster, given.root))),
    }),
  }),
  batch: format({
    given: ofRoster<BatchText>(),
    make: (given) => signing(given, (claims, own) => signBatch(engine, claims, own)),
    read: async (bytes, given) => ({
      ...(await verifyBatch(engine, parseBatch(bytes), await roster(given.roster, given.root))),
    }),
  }),
  request: format({
    given: ofRoster<RequestText>(),
    make: (given) => signing(given, (claims, own) => signRequest(engine, claims, own)),
    read: async (bytes, given) => ({
      ...(await verifyRequest(engine, parseRequest(bytes), await roster(given.roster, given.root))),
    }),
  }),
  today: format({
    given: v.strictObject({
      rosters: v.array(v.string()),
      root: v.string(),
      day: v.string(),
      published: v.optional(
        v.array(
          v.strictObject({
            reader: v.string(),
            dayKeys: v.array(v.strictObject({ day: v.string(), note: v.string() })),
            statement: v.string(),
          }),
        ),
      ),
    }),
    make: async ({ rosters, root, day, published }) => {
      if (published === undefined) return undefined;
      const verified = await verifyRosters(
        engine,
        rosters.map((note) => utf8(note)),
        parseKey(root),
      );
      const outboxes = published.map(
        ({ reader, dayKeys, statement }) =>
          [
            parseKey(reader),
            {
              dayKeys: dayKeys.map((each) => ({ day: parseDay(each.day), bytes: utf8(each.note) })),
              statement: utf8(statement),
            },
          ] as const,
      );
      return composeToday(verified, parseDay(day), new Map(outboxes));
    },
    read: async (bytes, { rosters, root, day }) => {
      const verified = await verifyRosters(
        engine,
        rosters.map((note) => utf8(note)),
        parseKey(root),
      );
      const today = await verifyToday(engine, bytes, verified, parseDay(day));
      return {
        dayKeys: [...today.dayKeys].map(([key, each]): [Key, string] => [key, each.day]),
        statements: [...today.statements.keys()],
        faults: [...today.faults],
      };
    },
  }),
};
