/** Pairing files: published formats, answers, instances of our own, and the command line. */
@NullMarked
package shouwang.solver.pairing.files;

import org.jspecify.annotations.NullMarked;
