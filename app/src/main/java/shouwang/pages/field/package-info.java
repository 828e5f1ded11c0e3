/** What stands between the aides' phones and the house: the app's shell, and its addresses. */
@NullMarked
package shouwang.pages.field;

import org.jspecify.annotations.NullMarked;
