import { describe } from '@jest/globals';
import { storyOfFiles } from './storyOfFiles.js';

describe('a message with files, at the Standard level', () => {
  storyOfFiles('standard');
});
