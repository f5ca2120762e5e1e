package org.mediabalance.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.mediabalance.coding.Coders;
import org.mediabalance.coding.CodingDesk;
import org.mediabalance.coding.SampleFrame;
import org.mediabalance.monitor.PlanFile;
import org.mediabalance.store.AccountFile;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.Study;

/**
 * Everything that coding needs while the server runs: the people, the desk that hands items out, and the one background
 * thread. One server per study at a time has it.
 */
record CodingRoom(OpenStudy open, Coders coders, CodingDesk desk, BackgroundWork work, AccountFile accounts,
        StudyDirectory.Lock lock) implements AutoCloseable {

    /** Opens accounts and desk; another server of the same study is refused. */
    static CodingRoom open(OpenStudy open, FreshIndex index, WebSettings settings) {
        StudyDirectory directory = open.directory();
        StudyDirectory.Lock lock = directory.codingLock();
        try {
            AccountFile accounts = AccountFile.open(directory);
            CodingDesk desk = new CodingDesk(open.record(), directory.study().codebook(), frame(directory));
            return new CodingRoom(open, new Coders(accounts), desk,
                    new BackgroundWork(open, index, desk, settings.model()),
                    accounts, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static SampleFrame frame(StudyDirectory directory) {
        return new SampleFrame() {
            @Override
            public Set<String> drawn() {
                return PlanFile.inclusion(directory).keySet();
            }

            @Override
            public List<MachineCode> machine() {
                return DerivedCodes.newest(directory.derived());
            }
        };
    }

    Study study() {
        return open.study();
    }

    Clock clock() {
        return open.clock();
    }

    @Override
    public void close() {
        work.close();
        accounts.close();
        lock.close();
    }
}
