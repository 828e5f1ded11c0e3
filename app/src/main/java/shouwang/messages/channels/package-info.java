/** The ways out of the house, each through the real interface of whoever carries it. */
@NullMarked
package shouwang.messages.channels;

import org.jspecify.annotations.NullMarked;
