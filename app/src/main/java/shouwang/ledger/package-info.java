/**
 * The books: accounts and transfers, nothing else. Every transfer debits one account and credits
 * another in one unit; what is posted stays, corrections are new rows.
 */
@NullMarked
@ApplicationModule(displayName = "账本", allowedDependencies = {
    "kernel", "county", "county :: backup"})
package shouwang.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
