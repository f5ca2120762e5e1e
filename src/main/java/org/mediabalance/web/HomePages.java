package org.mediabalance.web;

import java.util.List;
import org.mediabalance.monitor.ReportInputs;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.MachineCode;

/** The way in, and how the study was made. */
final class HomePages implements Pages {
    private final OpenStudy study;
    private final Remembered<MethodFacts> method = new Remembered<>();

    HomePages(OpenStudy study) {
        this.study = study;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/", request -> request.redirect("/search"));
        routes.get("/favicon.ico", request -> request.redirect("/assets/icon.svg"));
        routes.menu("/about", "menu.about");
        routes.page("/about", request -> new Shown("about", method.of("", study.record().version(), this::method)));
    }

    private MethodFacts method() {
        List<MachineCode> machine = DerivedCodes.newest(study.directory().derived());
        ReportInputs inputs = new ReportInputs(study.study(), study.record(), machine, true);
        return MethodFacts.of(study.study(), machine.isEmpty() ? "none" : machine.getFirst().model(), inputs.tally(),
                study.record().robots());
    }
}
