/** 情况有变: what became of a person, what was called off by it, and how it is taken back. */
@NullMarked
package shouwang.pages.life;

import org.jspecify.annotations.NullMarked;
