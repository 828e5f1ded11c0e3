/** 场地: the houses of the network, their rooms and hours, and the page behind the sign. */
@NullMarked
package shouwang.pages.places;

import org.jspecify.annotations.NullMarked;
