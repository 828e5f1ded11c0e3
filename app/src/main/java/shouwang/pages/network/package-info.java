/** 各方: who else belongs to the village's network. */
@NullMarked
package shouwang.pages.network;

import org.jspecify.annotations.NullMarked;
