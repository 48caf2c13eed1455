import { describe } from '@jest/globals';
import { storyOfFiles } from './storyOfFiles.js';

describe('a message with files and its answer, at the Safer level', () => {
  storyOfFiles('safer');
});
