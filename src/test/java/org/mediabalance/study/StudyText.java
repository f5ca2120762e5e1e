package org.mediabalance.study;

/** A small study.yaml for tests: one outlet, question about a bridge. */
public final class StudyText {
    private StudyText() {
    }

    /**
     * A study of the outlet {@code one}; its sources may be added below.
     *
     * @param from first day of the period, which ends on 3 June 2022
     * @param delaySeconds pause between two requests
     * @param site the outlet's address, which may be of this machine
     */
    public static String of(String from, String delaySeconds, Object site) {
        return """
                id: test
                title: {en: Test}
                question: {en: Question?}
                sides: {pro: {en: "Yes"}, contra: {en: "No"}}
                period: {from: %s, to: 2022-06-03, zone: Asia/Almaty}
                voteDay: 2022-06-05
                languages: [en]
                codebook: {version: "1"}
                coverage: census
                benchmark: {news: parity}
                relevance: {query: {en: bridge}}
                politeness: {delaySeconds: %s, contact: test, privateHosts: [127.0.0.1]}
                outlets:
                  - id: one
                    name: One
                    owner: state
                    sites: ["%s"]
                """.formatted(from, delaySeconds, site);
    }
}
