// Original file: compass/market/v1/task.proto


/**
 * What is asked: fields of a task, asked together.
 */
export interface QuestionInput {
  'what'?: (string);
  'where'?: (string);
  'why'?: (string);
}

/**
 * What is asked: fields of a task, asked together.
 */
export interface Question {
  'what': (string);
  'where': (string);
  'why': (string);
}
