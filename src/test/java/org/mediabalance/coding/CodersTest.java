package org.mediabalance.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediabalance.coding.CodableStudy.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.AccountFile;
import org.mediabalance.store.StudyDirectory;

class CodersTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path root;
    private AccountFile file;
    private Coders coders;

    @BeforeEach
    void open() {
        StudyDirectory directory = CodableStudy.write(root, 0);
        file = AccountFile.open(directory);
        coders = new Coders(file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private Session joined(String name, boolean lead) {
        String token = coders.invite(Optional.of(name), lead, NOW);
        return ((SignIn.Done) coders.join(token, "", PASSWORD, NOW)).session();
    }

    @Test
    void theFirstLinkMakesALeadOnce() {
        String token = coders.invite(Optional.empty(), true, NOW);
        assertThat(coders.haveLead()).isFalse();
        assertThat(coders.join(token, "Әсел", PASSWORD, NOW)).isInstanceOfSatisfying(SignIn.Done.class,
                done -> assertThat(done.session().lead()).isTrue());
        assertThat(coders.haveLead()).isTrue();
        assertThat(coders.join(token, "Second", PASSWORD, NOW)).isEqualTo(new SignIn.NoInvitation());
        assertThat(coders.all()).hasSize(1);
    }

    @Test
    void aNewLinkEndsTheEarlierOneAndALinkGetsOld() {
        String first = coders.invite(Optional.of("bek"), false, NOW);
        String second = coders.invite(Optional.of("bek"), false, NOW);
        assertThat(coders.invitation(first, NOW)).isEmpty();
        assertThat(coders.invitation(second, NOW)).isPresent();
        assertThat(coders.invitation(second, NOW.plus(Duration.ofDays(7)))).isEmpty();
    }

    @Test
    void namesAndPasswordsAreJudged() {
        joined("anna", false);
        String token = coders.invite(Optional.empty(), true, NOW);
        assertThat(coders.join(token, "anna", PASSWORD, NOW)).isEqualTo(new SignIn.BadName());
        assertThat(coders.join(token, "a,b", PASSWORD, NOW)).isEqualTo(new SignIn.BadName());
        assertThat(coders.join(token, "<b>", PASSWORD, NOW)).isEqualTo(new SignIn.BadName());
        assertThat(coders.join(token, "lead", "short", NOW)).isEqualTo(new SignIn.BadPassword());
        assertThat(coders.join(token, "lead", PASSWORD, NOW)).isInstanceOf(SignIn.Done.class);
    }

    @Test
    void aSessionLastsADayAtWorkAndCanBeEnded() {
        Session session = joined("anna", false);
        assertThat(coders.session(session.token(), NOW)).contains(session);
        assertThat(coders.session(session.token(), NOW.plus(Coders.SESSION))).isEmpty();
        assertThat(coders.session("guess", NOW)).isEmpty();
        coders.signOut(session);
        assertThat(coders.session(session.token(), NOW)).isEmpty();
        assertThat(session.toString()).doesNotContain(session.token());
    }

    @Test
    void wrongPasswordsAreCountedAndThenRefusedForAWhile() {
        joined("anna", false);
        for (int i = 0; i < 10; i++) {
            assertThat(coders.signIn("anna", "wrong", "127.0.0.1", NOW)).isEqualTo(new SignIn.Wrong());
        }
        assertThat(coders.signIn("anna", PASSWORD, "127.0.0.1", NOW))
                .isEqualTo(new SignIn.TooMany(Duration.ofMinutes(15)));
        assertThat(coders.signIn("anna", PASSWORD, "127.0.0.1", NOW.plus(Duration.ofMinutes(15))))
                .isInstanceOf(SignIn.Done.class);
    }

    @Test
    void anEndedAccountCannotSignInAndItsSessionsEnd() {
        Session session = joined("anna", false);
        coders.deactivate("anna");
        assertThat(coders.session(session.token(), NOW)).isEmpty();
        assertThat(coders.signIn("anna", PASSWORD, "127.0.0.1", NOW)).isEqualTo(new SignIn.Wrong());
        assertThat(coders.signIn("nobody", PASSWORD, "127.0.0.1", NOW)).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void theFileIsTheOwnersAndHoldsNeitherPasswordNorToken() throws Exception {
        Session session = joined("anna", false);
        Path accounts = root.resolve("accounts.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accounts))).isEqualTo("rw-------");
        file.close();
        byte[] bytes = Files.readAllBytes(accounts);
        String content = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(content).contains("anna").contains("$argon2id$").doesNotContain(PASSWORD)
                .doesNotContain(session.token());
    }
}
