package org.gatehouse.progress;

import java.util.List;

/**
 * All earned value of a project against one baseline, at whatever moment is asked for.
 *
 * @param priced whether the baseline knows what anything costs
 */
record ValueBook(List<Account> accounts, LevelOfEffort money, boolean priced) {

    EarnedValue hours(Cutoff cutoff) {
        return accounts.stream().map(account -> account.hours(cutoff)).reduce(EarnedValue.NOTHING, EarnedValue::plus);
    }

    /** Items and budget lines together; null where the baseline knows no cost. */
    EarnedValue cost(Cutoff cutoff) {
        return priced
                ? accounts.stream().map(account -> account.cost(cutoff)).reduce(money.cost(cutoff), EarnedValue::plus)
                : null;
    }
}
