/**
 * Who looks after whom, proven best: elders, aides with least and greatest loads, sparse
 * candidate arcs with whole-number costs. Build a {@link
 * shouwang.solver.pairing.PairingProblem}, give it to {@link
 * shouwang.solver.pairing.PairingSolver}, let {@link shouwang.solver.pairing.PairingProof}
 * check the {@link shouwang.solver.pairing.PairingAnswer}.
 */
@NullMarked
package shouwang.solver.pairing;

import org.jspecify.annotations.NullMarked;
