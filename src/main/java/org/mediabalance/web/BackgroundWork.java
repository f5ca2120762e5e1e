package org.mediabalance.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.mediabalance.coding.Agreement;
import org.mediabalance.coding.CodingDesk;
import org.mediabalance.monitor.Retraining;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.study.Item;
import org.mediabalance.study.Reliability;

/**
 * What takes longer than a reader wants to wait, on one thread beside the requests: training the model after every so many
 * codes and bringing its codes into the index, the agreement's bootstrap, a new report. Thread-safe.
 */
final class BackgroundWork implements AutoCloseable {
    private static final long SEED = 1;
    /** As long as a reader waits for a page without wondering. */
    private static final long AGREEMENT_MILLIS = 2_000;
    private static final long CLOSING_SECONDS = 5;

    private final OpenStudy study;
    private final FreshIndex index;
    private final CodingDesk desk;
    private final Optional<Path> model;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("coding-background").factory());
    private final AtomicLong trainings = new AtomicLong();
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile String training = "";
    private volatile Measured measured = new Measured(0, List.of());

    /**
     * How well the coders agree.
     *
     * @param codes how many blind codes it was computed from; more may have come since
     */
    record Measured(long codes, List<Reliability> agreement) {
        Measured {
            agreement = List.copyOf(agreement);
        }
    }

    /** @param model the shipped stance model; without one nothing is trained */
    BackgroundWork(OpenStudy study, FreshIndex index, CodingDesk desk, Optional<Path> model) {
        this.study = study;
        this.index = index;
        this.desk = desk;
        this.model = model;
        trainings.set(due());
        if (!Retraining.versions(study.directory()).isEmpty()) {
            // The server may have been killed between a training and the index.
            thread.execute(index::recoded);
        }
    }

    private long due() {
        return desk.plan().filter(plan -> plan.retrainEvery() > 0)
                .map(plan -> desk.codesOfItems() / plan.retrainEvery()).orElse(0L);
    }

    /** Trains if enough codes have come since the last time. */
    void coded() {
        long due = due();
        if (model.isPresent() && due > trainings.get() && trainings.getAndSet(due) < due) {
            thread.execute(this::train);
        }
    }

    private void train() {
        training = "running";
        try {
            Retraining.Outcome outcome = new Retraining(study.directory(), study.record(), model.orElseThrow())
                    .train(study.clock().instant());
            if (outcome instanceof Retraining.Outcome.Trained) {
                index.recoded();
            }
            training = outcome instanceof Retraining.Outcome.NotYet not ? not.why() : "";
        } catch (RuntimeException e) {
            training = String.valueOf(e.getMessage());
            System.err.println("mediabalance: the model was not trained: " + e);
        }
    }

    /** Does this after what waits already. */
    void later(Runnable work) {
        thread.execute(work);
    }

    /** {@code running}, why the last training came to nothing, or empty. */
    String training() {
        return training;
    }

    /** The agreement as computed last; when codes have come since, waits a little for the new computation. */
    Measured agreement() {
        List<HumanCode> codes = study.record().humanCodes().stream().filter(HumanCode::independent).toList();
        if (codes.size() != measured.codes() && counting.compareAndSet(false, true)) {
            try {
                thread.submit(() -> measure(codes)).get(AGREEMENT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException e) {
                // the next look at the page finds it
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return measured;
    }

    private void measure(List<HumanCode> codes) {
        try {
            Map<String, String> languages = study.record().items().stream().map(ItemRecord::item)
                    .flatMap(Optional::stream).collect(Collectors.toMap(Item::id, Item::language));
            List<Agreement.Given> given = codes.stream().filter(code -> languages.containsKey(code.item()))
                    .map(code -> new Agreement.Given(code.item(), code.coder(), code.code().label())).toList();
            List<Reliability> all = new ArrayList<>(List.of(Agreement.of("code", "all", given, SEED)));
            given.stream().map(code -> languages.get(code.item())).distinct().sorted()
                    .forEach(language -> all.add(Agreement.of("code", language,
                            given.stream().filter(g -> languages.get(g.item()).equals(language)).toList(), SEED)));
            measured = new Measured(codes.size(), all);
        } finally {
            counting.set(false);
        }
    }

    /** Begins nothing more and waits a little; what runs longer may be lost, it can be made again. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
