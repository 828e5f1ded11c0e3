/** What forms share: two people at one record, and what was typed when a session ended. */
@NullMarked
package shouwang.pages.form;

import org.jspecify.annotations.NullMarked;
