package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.mediabalance.index.IndexedItem;

/**
 * Items made by a thread of their own a little ahead of the one that takes them, so that making them is not in the taker's
 * CPU time. Each iteration makes them anew.
 */
final class MadeAhead implements Iterable<IndexedItem> {
    /** So many items are handed over at once, and so many handfuls wait: a few megabytes. */
    private static final int HANDFUL = 256;
    private static final int WAITING = 8;

    private final Iterable<IndexedItem> items;

    MadeAhead(Iterable<IndexedItem> items) {
        this.items = items;
    }

    @Override
    public Iterator<IndexedItem> iterator() {
        BlockingQueue<List<IndexedItem>> made = new ArrayBlockingQueue<>(WAITING);
        Thread.ofPlatform().daemon().name("made-ahead").start(() -> make(made));
        return new Taken(made);
    }

    private void make(BlockingQueue<List<IndexedItem>> made) {
        try {
            List<IndexedItem> handful = new ArrayList<>(HANDFUL);
            for (IndexedItem item : items) {
                handful.add(item);
                if (handful.size() == HANDFUL) {
                    made.put(handful);
                    handful = new ArrayList<>(HANDFUL);
                }
            }
            if (!handful.isEmpty()) {
                made.put(handful);
            }
            // The end.
            made.put(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Taken implements Iterator<IndexedItem> {
        private final BlockingQueue<List<IndexedItem>> made;
        private List<IndexedItem> handful;
        private int next;

        Taken(BlockingQueue<List<IndexedItem>> made) {
            this.made = made;
            this.handful = take();
        }

        private List<IndexedItem> take() {
            try {
                return made.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while items were made", e);
            }
        }

        @Override
        public boolean hasNext() {
            return !handful.isEmpty();
        }

        @Override
        public IndexedItem next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            IndexedItem item = handful.get(next++);
            if (next == handful.size()) {
                handful = take();
                next = 0;
            }
            return item;
        }
    }
}
