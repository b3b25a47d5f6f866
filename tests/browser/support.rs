//! What every browser test stands on: the program on a port of its own with data of its own, a browser, and the visitor who uses it. Each
//! test gets all three anew, one test at a time, so that two cores are enough.

use std::fmt::Display;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel, WebDriverRunError};

/// How long something on a page may take before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The size of what somebody looks at, and whether it is a phone.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub phone: bool,
}

/// The smallest screen that the accessibility guidelines ask for.
pub const SMALL_PHONE: Screen = Screen { width: 320, height: 640, phone: true };
/// What many parents hold.
pub const PHONE: Screen = Screen { width: 360, height: 740, phone: true };
/// What a counsellor sits at.
/// A tablet.
pub const TABLET: Screen = Screen { width: 768, height: 1024, phone: false };
pub const DESK: Screen = Screen { width: 1280, height: 800, phone: false };

/// Whether the visitor's browser runs scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// Somebody with a browser, on our site.
pub struct Visitor {
    pub driver: WebDriver,
    site: String,
    /// Where the first account of staff is made.
    pub first_account: String,
}

/// Starts the site and a browser, lets somebody use them, and clears both away, also when the story fails.
#[expect(clippy::await_holding_lock, reason = "each test has a thread and a runtime of its own; waiting for a turn stops nothing else")]
pub async fn with_a_browser(scripts: Scripts, story: impl AsyncFnOnce(&Visitor) -> Result<()>) -> Result<()> {
    let Some((chromium, chromedriver)) = find_program(&["chromium", "chromium-browser", "google-chrome"]).zip(find_program(&["chromedriver"])) else {
        return skip("chromium and chromedriver are not both on the PATH");
    };
    let _turn = wait_for_turn();
    let data = TempDir::new()?;
    let (mut server, site) = start(
        Command::new(env!("CARGO_BIN_EXE_aanhaken"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data.path())
            .env_remove("AANHAKEN_BASE_URL")
            .env_remove("AANHAKEN_SEEDS")
            .env("AANHAKEN_HASH_MEMORY_KIB", "64")
            .env("RUST_LOG", "warn"),
        |line| line.strip_prefix("listening on ").map(str::to_owned),
    )?;
    let mut first_account = String::new();
    server._says.read_line(&mut first_account)?;
    let first_account = first_account.trim_end().rsplit(&site).next().unwrap_or_default().to_owned();
    let profile = TempDir::new()?;
    let (_chromedriver, port) = start(Command::new(chromedriver).arg("--port=0").stderr(Stdio::null()), |line| {
        line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
    })?;
    let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(&chromium, profile.path(), scripts)?)
        .await
        .context("the browser did not start")?;
    driver.set_script_timeout(PATIENCE).await?;
    let ended = driver.run_and_quit(async |driver| story(&Visitor { driver, site, first_account }).await).await;
    ended.map_err(|error| match error {
        WebDriverRunError::Body(error) => error,
        WebDriverRunError::Cleanup(cleanup) => anyhow::anyhow!(cleanup).context("the browser did not close"),
        other => anyhow::anyhow!("{other:?}"),
    })
}

/// Says that a test did not run, past the capture of the test harness, which hides what passing tests say; an error where a browser is required.
pub fn skip(why: impl Display) -> Result<()> {
    ensure!(std::env::var_os("AANHAKEN_BROWSER").is_none_or(|wish| wish != "required"), "{why}, and AANHAKEN_BROWSER=required");
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    writeln!(std::io::stderr(), "SKIPPED: {test}: {why}; ./test installs what is missing")?;
    Ok(())
}

fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file()))
}

/// A browser is several processes already: one test after the other.
fn wait_for_turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A program that ends when it goes out of scope.
struct Running {
    child: Child,
    /// Kept open, so that the program can go on saying things.
    _says: BufReader<ChildStdout>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // Nothing to do about a failure: it has ended by itself then.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Starts a program that chooses its own free port, and reads from what it says where it listens.
fn start(command: &mut Command, listens: impl Fn(&str) -> Option<String>) -> Result<(Running, String)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| format!("{command:?} did not start"))?;
    let says = BufReader::new(child.stdout.take().context("its output is piped")?);
    let mut running = Running { child, _says: says };
    let mut line = String::new();
    while running._says.read_line(&mut line)? > 0 {
        if let Some(place) = listens(line.trim_end()) {
            return Ok((running, place));
        }
        line.clear();
    }
    bail!("{command:?} ended without saying where it listens")
}

fn capabilities(chromium: &Path, profile: &Path, scripts: Scripts) -> WebDriverResult<ChromeCapabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(&chromium.to_string_lossy())?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    for flag in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=nl",
        // Smooth scrolling moves what a test is about to click.
        "--force-prefers-reduced-motion",
    ] {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    if scripts == Scripts::Off {
        wanted.add_experimental_option("prefs", json!({"profile.managed_default_content_settings.javascript": 2}))?;
    }
    Ok(wanted)
}

impl Visitor {
    /// Takes another screen.
    pub async fn looks_at(&self, screen: Screen) -> Result<()> {
        let size = json!({"width": screen.width, "height": screen.height, "deviceScaleFactor": 1, "mobile": screen.phone});
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Prefers `light` or `dark` pages.
    pub async fn prefers(&self, scheme: &str) -> Result<()> {
        let wish = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", wish).await?;
        let heard: bool = self.asks("return matchMedia(`(prefers-color-scheme: ${arguments[0]})`).matches", vec![json!(scheme)]).await?;
        ensure!(heard, "the browser does not do {scheme}");
        Ok(())
    }

    /// Types an address of the site, and waits until the page stands there in its own letters.
    pub async fn opens(&self, path: &str) -> Result<()> {
        self.driver.goto(format!("{}{path}", self.site)).await?;
        self.driver.execute_async("document.fonts.ready.then(() => arguments[0]())", vec![]).await?;
        Ok(())
    }

    /// The address of the page, from its path on.
    pub async fn address(&self) -> Result<String> {
        let url = self.driver.current_url().await?;
        Ok(url.as_str().strip_prefix(&self.site).with_context(|| format!("{url} is not on our site"))?.to_owned())
    }

    /// What a script answers.
    pub async fn asks<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        Ok(self.driver.execute(script, arguments).await?.convert()?)
    }

    /// Makes the first account of staff, and is signed in then; by keyboard.
    pub async fn becomes_the_first_of_staff(&self) -> Result<()> {
        self.opens(&self.first_account).await?;
        self.tabs_to("#email").await?;
        self.presses(STAFF).await?;
        self.tabs_to("#wachtwoord").await?;
        self.presses(PASSWORD).await?;
        self.tabs_to("#herhaald").await?;
        self.presses(PASSWORD).await?;
        self.presses(Key::Enter).await?;
        self.waits_for(async || Ok((self.address().await? == "/beheer").then_some(()))).await.context("no account was made")
    }

    /// Signs in on the page that asks for it; by keyboard.
    pub async fn signs_in(&self) -> Result<()> {
        // The page puts the keyboard there by itself, once it is loaded; who types before that would lose their place.
        self.waits_for(async || Ok((self.focus().await? == "#email").then_some(()))).await.context("the keyboard is not at the address")?;
        self.presses(STAFF).await?;
        self.tabs_to("#wachtwoord").await?;
        self.presses(PASSWORD).await?;
        self.presses(Key::Enter).await
    }

    /// Replaces what stands in a field that is reached by Tab.
    pub async fn retypes(&self, selector: &str, words: &str) -> Result<()> {
        self.tabs_to(selector).await?;
        self.driver.action_chain().key_down(Key::Control).send_keys("a").key_up(Key::Control).perform().await?;
        self.presses(words).await
    }

    /// The first thing on the page that a selector names.
    pub async fn sees(&self, selector: &str) -> Result<WebElement> {
        let thing = self.driver.find(By::Css(selector)).await;
        thing.with_context(|| format!("there is no {selector} on this page"))
    }

    /// The words of what a selector names.
    pub async fn reads(&self, selector: &str) -> Result<String> {
        Ok(self.sees(selector).await?.text().await?)
    }

    /// How many things on the page a selector names.
    pub async fn counts(&self, selector: &str) -> Result<usize> {
        Ok(self.driver.find_all(By::Css(selector)).await?.len())
    }

    /// Presses keys, wherever the focus is.
    pub async fn presses(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// The selector of what has the focus: its `id`, or else its class.
    pub async fn focus(&self) -> Result<String> {
        let script = "const it = document.activeElement; return it.id ? '#' + it.id : it.className ? '.' + it.className : it.localName";
        self.asks(script, vec![]).await
    }

    /// Presses Tab until something has the focus; gives how many times that took.
    pub async fn tabs_to(&self, selector: &str) -> Result<usize> {
        for presses in 1..=MOST_TABS {
            self.presses(Key::Tab).await?;
            if self.asks::<bool>("return document.activeElement.matches(arguments[0])", vec![json!(selector)]).await? {
                return Ok(presses);
            }
        }
        bail!("{MOST_TABS} times Tab did not reach {selector}")
    }

    /// Waits for the page at an address that holds these words, and gives its address.
    pub async fn arrives_at(&self, part: &str) -> Result<String> {
        let arrived = async || {
            let address = self.address().await?;
            let ready = self.asks::<String>("return document.readyState", vec![]).await? == "complete";
            Ok((ready && address.contains(part)).then_some(address))
        };
        self.waits_for(arrived).await.with_context(|| format!("did not arrive at {part}"))
    }

    /// Waits until what a selector names reads differently, and gives its words.
    pub async fn waits_for_other_words(&self, selector: &str, than: &str) -> Result<String> {
        let other = async || Ok(Some(self.reads(selector).await?).filter(|words| !words.is_empty() && words != than));
        self.waits_for(other).await.with_context(|| format!("{selector} still reads “{than}”"))
    }

    /// Waits until a screen reader is told something.
    pub async fn hears(&self, words: &str) -> Result<()> {
        let script = "return [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === arguments[0])";
        let told = async || Ok(self.asks::<bool>(script, vec![json!(words)]).await?.then_some(()));
        self.waits_for(told).await.with_context(|| format!("nobody is told “{words}”"))
    }

    /// Types words into the search box, after what stands there, and waits until it suggests something that reads so.
    pub async fn types_until_suggested(&self, words: &str, suggestion: &str) -> Result<()> {
        self.sees("#q").await?.send_keys(words).await?;
        let script = "return [...document.querySelectorAll('#suggesties:not([hidden]) > [role=option]')].some((one) => one.textContent.includes(arguments[0]))";
        let suggested = async || Ok(self.asks::<bool>(script, vec![json!(suggestion)]).await?.then_some(()));
        self.waits_for(suggested).await.with_context(|| format!("“{words}” does not suggest {suggestion}"))
    }

    /// Looks again until there is an answer. That something went away while it was looked at is no answer yet.
    pub async fn waits_for<T>(&self, look: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
        let start = Instant::now();
        loop {
            match look().await {
                Ok(Some(answer)) => return Ok(answer),
                Err(error) if start.elapsed() > PATIENCE => return Err(error),
                Ok(None) if start.elapsed() > PATIENCE => bail!("nothing came in {PATIENCE:?}; now at {}", self.address().await?),
                Ok(None) | Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// What the browser complained about since it was last asked: refused by the content policy, not found, a script that failed.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let entries = self.driver.browser_log().await?;
        Ok(entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect())
    }
}

/// Who the browser tests sign in as.
pub const STAFF: &str = "proef@aanhaken.example";
/// Their password.
pub const PASSWORD: &str = "drie losse woorden";

/// More than any page of ours should take to go through.
const MOST_TABS: usize = 400;
