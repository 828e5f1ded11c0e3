/**
 * The aide's phone without signal: the shell the app runs in, what it asks and sends as JSON
 * (docs/field.md), and the desk's pages about it.
 */
@NullMarked
package shouwang.pages.field;

import org.jspecify.annotations.NullMarked;
