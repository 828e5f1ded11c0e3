/** 井田村 on an ordinary day: people first, then what each part of the house adds, in order. */
@NullMarked
package shouwang.demo.village;

import org.jspecify.annotations.NullMarked;
