package shouwang.access;

/** A thing one may do; what it may be done to is decided by place. */
public enum Right {
    /** See lists and masked records of people. */
    SEE_PEOPLE,
    /** Write people, households, kin, aides; import rosters. */
    WRITE_PEOPLE,
    /** Say as a second person that somebody died. */
    SECOND_DEATH,
    /** See a masked field in the clear, with a logged reason. */
    REVEAL,
    /** Pair elders and aides. */
    PAIR,
    /** Read what was asked for and what was done: needs, visits, slips, errands. */
    SEE_CARE,
    /** Take a call: write a need down, log a contact. */
    CALLS,
    /** Say what becomes of a need, close a task, answer a child's message. */
    ANSWER,
    /** Plan, cancel and take back visits, write them down afterwards, judge what phones brought. */
    VISITS,
    /** Enter at the desk what the elder said of a visit. */
    CONFIRM,
    /** Propose, change and accept a day's rounds. */
    ROUNDS,
    /** Run the shared table: canteen, kitchen, day care, courtyards. */
    TABLE,
    /** Take meal money and take that back. */
    MEAL_MONEY,
    /** Print, type in and mark slips of paper. */
    SLIPS,
    /** Settle the money of an errand. */
    ERRANDS,
    /** Take part in an alert: go, arrive, note, hand on, end. */
    ALERTS,
    /** Order a drill. */
    DRILLS,
    /** Warn of weather or a cut road, and call all whom it reaches. */
    NOTICES,
    /** See the pictures taken at an elder's, and take them away. */
    PICTURES,
    /** Print cards, which carry phones in the clear. */
    PRINT_CARDS,
    /** See points and passbooks. */
    SEE_POINTS,
    /** Write what the time bank's rules leave to the station. */
    WRITE_POINTS,
    /** Move what a household holds to its new household in another village. */
    MOVE_POINTS,
    /** See the boards of one's own place and below. */
    SEE_BOARD,
    /** Add hamlets and hearths, set a village's stage. */
    WRITE_PLACES,
    /** Make and close accounts below one's own place. */
    ACCOUNTS,
    /** Read the audit. */
    AUDIT,
    /** The aide's own pages: today's round, check in and out. */
    AIDE_ROUND,
    /** The child's own pages. */
    KIN_HOME,
    /** Set the county's bounds for the villages' time bank rules. */
    SET_ENVELOPE,
    /** Review hours, rule on disputes. */
    SUPERVISE,
    /** The co-op's counter. */
    COUNTER,
    /** See what the house sent out, send it again, bound what it may cost. */
    SENT_OUT,
    /** See how the system itself runs: jobs, outbox, backups. */
    WATCH
}
