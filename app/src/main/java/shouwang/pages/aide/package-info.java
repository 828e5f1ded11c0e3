/** The aide's pages in the hand (互助员): today's stops, start, finish, the elder's word, points. */
@NullMarked
package shouwang.pages.aide;

import org.jspecify.annotations.NullMarked;
