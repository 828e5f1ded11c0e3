/**
 * The seals: what is posted is bound, block after block, into a chain whose head hangs on the
 * notice board. Whoever changes, removes or slips in a row afterwards is found out.
 */
@NullMarked
@NamedInterface("seal")
package shouwang.ledger.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
