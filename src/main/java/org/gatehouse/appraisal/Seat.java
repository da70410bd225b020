package org.gatehouse.appraisal;

/** As what somebody looks at an appraisal. */
enum Seat {
    PERSON,
    /** The person's line manager; where they have none, whoever appraises them. */
    MANAGER,
    HR,
    /** Above the appraiser, while an appeal waits for their answer. */
    JUDGE
}
