/** The version of both tools: that of the project, as a test sees to. */
export const VERSION = '0.1.0';
