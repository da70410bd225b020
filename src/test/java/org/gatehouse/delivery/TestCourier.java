package org.gatehouse.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.gatehouse.Tidy;
import org.springframework.stereotype.Component;

/** Delivers the channel {@code test} into a list, or does what a test says. */
@Component
class TestCourier implements Courier, Tidy {

    static final String CHANNEL = "test";

    final List<Parcel> delivered = new CopyOnWriteArrayList<>();
    volatile Function<Parcel, Outcome> way = parcel -> Outcome.done();

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        Outcome outcome = way.apply(parcel);
        if (outcome.equals(Outcome.done())) {
            delivered.add(parcel);
        }
        return outcome;
    }

    @Override
    public void up() {
        delivered.clear();
        way = parcel -> Outcome.done();
    }
}
