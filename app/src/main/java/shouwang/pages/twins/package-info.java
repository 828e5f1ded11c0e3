/** 重复登记: pairs that look like one person, the merge with its preview, and the way back. */
@NullMarked
package shouwang.pages.twins;

import org.jspecify.annotations.NullMarked;
