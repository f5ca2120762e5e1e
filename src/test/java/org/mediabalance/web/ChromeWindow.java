package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real Chromium without a screen, with what a person does in it; made for tests. */
final class ChromeWindow implements AutoCloseable {
    /** Where CI sets it to {@code required}, a missing browser fails the tests instead of skipping them. */
    private static final String WANTED = "MEDIABALANCE_BROWSER";
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final List<String> violations = new ArrayList<>();

    private ChromeWindow(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens one with a new profile; where none is installed the test says so and is skipped. */
    static ChromeWindow open(Path profile) throws IOException {
        Optional<File> browser = program("chromium").or(() -> program("google-chrome"));
        Optional<File> remote = program("chromedriver");
        boolean there = browser.isPresent() && remote.isPresent();
        if ("required".equals(System.getenv(WANTED))) {
            assertThat(there).as("chromium and chromedriver are installed").isTrue();
        }
        Assumptions.assumeTrue(there, "no chromium with chromedriver on the PATH: browser tests are skipped");
        Files.createDirectories(PICTURES);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
                "--user-data-dir=" + profile, "--lang=en");
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(remote.get())
                .usingAnyFreePort().build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
        return new ChromeWindow(driver);
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> new File(folder, name))
                .filter(File::canExecute).findFirst();
    }

    void go(String address) {
        driver.get(address);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String text() {
        return find("main").getText();
    }

    void fill(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** The text of a part of the first framed page. */
    String inFrame(String css) {
        driver.switchTo().frame(0);
        try {
            return find(css).getText();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Does something that leads to another page and waits for that page. */
    void leave(Runnable action) {
        driver.executeScript("window.leaving = true");
        action.run();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!arrived()) {
            assertThat(System.nanoTime()).as("waiting for the page after " + address()).isLessThan(patience);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean arrived() {
        try {
            return Boolean.TRUE.equals(
                    driver.executeScript("return !window.leaving && document.readyState === 'complete'"));
        } catch (WebDriverException between) {
            // neither page is there at this moment
            return false;
        }
    }

    void click(String css) {
        leave(() -> find(css).click());
    }

    void forgetWho() {
        driver.manage().deleteAllCookies();
    }

    /** Pictures of the whole page on a desk and on a phone, and what axe finds against WCAG 2.2 AA on each. */
    @SuppressWarnings("deprecation") // legacy mode needs no second, blank window
    void look(String name) throws IOException {
        for (int width : new int[]{1280, 400}) {
            driver.manage().window().setSize(new Dimension(width, 900));
            Number height = (Number) driver.executeScript("return document.documentElement.scrollHeight");
            driver.manage().window().setSize(new Dimension(width, Math.clamp(height.intValue() + 140, 900, 6_000)));
            Files.write(PICTURES.resolve(name + "-" + width + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            Number overflow = (Number) driver.executeScript(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow.intValue() > 0) {
                violations.add(name + " at " + width + ": the page is " + overflow + " px wider than the window");
            }
            // Archived pages in their sandbox are the outlets' own, and scripts, axe among them, do not run there.
            for (Rule rule : new AxeBuilder().withTags(WCAG).disableIframeTesting().setLegacyMode(true).analyze(driver)
                    .getViolations()) {
                violations.add(name + " at " + width + ": " + rule.getId() + " " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList());
            }
        }
        driver.manage().window().setSize(new Dimension(1280, 900));
    }

    /** What {@link #look} found wrong. */
    List<String> violations() {
        return violations;
    }

    /** Errors the browser logged, such as something the content policy forbids. */
    List<String> errors() {
        return driver.manage().logs().get("browser").getAll().stream().map(Object::toString)
                .filter(line -> line.contains("SEVERE")).toList();
    }

    /** Leaves a picture of the last page, which after a failure is the one to look at. */
    @Override
    public void close() throws IOException {
        Files.write(PICTURES.resolve("last.png"), driver.getScreenshotAs(OutputType.BYTES));
        driver.quit();
    }
}
