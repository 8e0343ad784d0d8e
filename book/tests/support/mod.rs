//! A site for tests, and a browser that looks at it.

#![allow(dead_code, reason = "each test uses its part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use book::pdf;
use book::site::{self, Options, Site};
use book::timeline::Runs;
use headless_chrome::browser::tab::Tab;
use headless_chrome::protocol::cdp::types::{Event, Method};
use headless_chrome::protocol::cdp::{Emulation, Log, Network, Page, Runtime};
use headless_chrome::{Browser, LaunchOptions};
use serde::Serialize;
use serde_json::Value;
use xtask::lesson::discover::Workspace;

/// A wide screen and a phone.
pub const WIDE: (u32, u32) = (1440, 900);
pub const PHONE: (u32, u32) = (390, 844);

/// The lessons.
pub fn workspace() -> Workspace {
    Workspace::here().expect("the workspace can be read")
}

/// A folder of its own for this test, under `target`.
pub fn folder(name: &str) -> PathBuf {
    workspace().target_dir().join("book-tests").join(name)
}

/// The site as it is built without running anything.
pub fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let own = format!("site-{}", env!("CARGO_CRATE_NAME"));
        let options =
            Options { runs: Runs::None, is_live: false, folder: folder(&own) };
        site::build(&workspace(), &options).expect("the site can be built")
    })
}

/// The address of a page.
pub fn address(page: &str) -> String {
    site().url(page).expect("the site has an address")
}

/// Whether what tests need has to be there: in CI, which installs it.
pub fn is_strict() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("CI").is_some()
}

/// The browser, or nothing where there is none.
pub fn browser() -> Option<Browser> {
    let path = match pdf::browser() {
        Ok(path) => path,
        Err(error) => {
            assert!(!is_strict(), "{error:#}");
            eprintln!("skipped: {error:#}");
            return None;
        }
    };
    let options = LaunchOptions::default_builder()
        .path(Some(path))
        .sandbox(pdf::sandbox().is_none())
        .window_size(Some(WIDE))
        .idle_browser_timeout(Duration::from_secs(600))
        .build()
        .expect("the options are right");
    Some(Browser::new(options).expect("the browser starts"))
}

/// A tab, and what went wrong in it.
pub struct Reader {
    pub tab: Arc<Tab>,
    complaints: Arc<Mutex<Vec<String>>>,
}

impl Reader {
    pub fn new(browser: &Browser) -> Self {
        let tab = browser.new_tab().expect("a tab");
        tab.set_default_timeout(Duration::from_secs(60));
        let complaints = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&complaints);
        let listener = move |event: &Event| {
            if let Some(complaint) = complaint(event) {
                told.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(complaint);
            }
        };
        tab.add_event_listener(Arc::new(listener)).expect("events come");
        tab.enable_log().expect("it has a log");
        tab.enable_runtime().expect("it has a console");
        call(
            &tab,
            Network::Enable {
                max_total_buffer_size: None,
                max_resource_buffer_size: None,
                max_post_data_size: None,
                report_direct_socket_traffic: None,
                enable_durable_messages: None,
            },
        );
        let reader = Self { tab, complaints };
        reader.size(WIDE);
        reader
    }

    pub fn size(&self, (width, height): (u32, u32)) {
        call(
            &self.tab,
            Emulation::SetDeviceMetricsOverride {
                width,
                height,
                device_scale_factor: 1.0,
                mobile: width < 600,
                scale: None,
                screen_width: None,
                screen_height: None,
                position_x: None,
                position_y: None,
                dont_set_visible_size: None,
                screen_orientation: None,
                viewport: None,
                display_feature: None,
                device_posture: None,
            },
        );
    }

    pub fn dark(&self, is_dark: bool) {
        let value = if is_dark { "dark" } else { "light" };
        call(
            &self.tab,
            Emulation::SetEmulatedMedia {
                media: None,
                features: Some(vec![Emulation::MediaFeature {
                    name: "prefers-color-scheme".to_owned(),
                    value: value.to_owned(),
                }]),
            },
        );
    }

    pub fn scripts(&self, are_on: bool) {
        let value = !are_on;
        call(&self.tab, Emulation::SetScriptExecutionDisabled { value });
    }

    pub fn open(&self, page: &str) {
        self.tab
            .navigate_to(&address(page))
            .and_then(|tab| tab.wait_until_navigated())
            .unwrap_or_else(|e| panic!("{page} cannot be opened: {e:#}"));
    }

    /// What an expression gives.
    pub fn ask(&self, expression: &str) -> Value {
        let answer = self.tab.evaluate(expression, true);
        let answer = answer
            .unwrap_or_else(|e| panic!("{expression} cannot be asked: {e:#}"));
        answer.value.unwrap_or(Value::Null)
    }

    pub fn is(&self, expression: &str) -> bool {
        self.ask(expression) == Value::Bool(true)
    }

    /// Waits until `expression` is true.
    pub fn until(&self, expression: &str) {
        let start = Instant::now();
        while !self.is(expression) {
            let waited = start.elapsed();
            assert!(waited < Duration::from_secs(30), "never: {expression}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    pub fn press(&self, key: &str) {
        self.tab.press_key(key).expect("a key can be pressed");
    }

    pub fn click(&self, selector: &str) {
        let element = self.tab.wait_for_element(selector);
        element
            .and_then(|element| element.click().map(|_| ()))
            .unwrap_or_else(|e| panic!("{selector} cannot be clicked: {e:#}"));
    }

    /// What went wrong since the last time.
    pub fn complaints(&self) -> Vec<String> {
        let mut told =
            self.complaints.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut told)
    }
}

fn call(tab: &Tab, method: impl Method + Serialize) {
    tab.call_method(method).expect("the browser does it");
}

/// What is wrong, if an event says so.
fn complaint(event: &Event) -> Option<String> {
    match event {
        Event::LogEntryAdded(entry) => {
            let Log::LogEntry { level, text, url, .. } = &entry.params.entry;
            let is_error = matches!(level, Log::LogEntryLevel::Error);
            is_error
                .then(|| format!("{text} ({})", url.as_deref().unwrap_or("")))
        }
        Event::RuntimeConsoleAPICalled(call) => {
            let kind = &call.params.Type;
            let is_error = matches!(
                kind,
                Runtime::ConsoleAPICalledEventTypeOption::Error
                    | Runtime::ConsoleAPICalledEventTypeOption::Warning
            );
            is_error.then(|| format!("console: {:?}", call.params.args))
        }
        Event::RuntimeExceptionThrown(thrown) => {
            Some(format!("{:?}", thrown.params.exception_details))
        }
        Event::NetworkRequestWillBeSent(request) => {
            let url = &request.params.request.url;
            let is_own = ["file:", "data:", "about:"];
            let is_own = is_own.iter().any(|own| url.starts_with(own));
            (!is_own).then(|| format!("asks for {url}"))
        }
        _ => None,
    }
}

/// Writes a picture of what is seen, for whoever wants to look.
pub fn picture(reader: &Reader, name: &str) {
    let png = reader.tab.capture_screenshot(
        Page::CaptureScreenshotFormatOption::Png,
        None,
        None,
        true,
    );
    let folder = folder("pictures");
    let written = png.and_then(|png| {
        fs::create_dir_all(&folder)?;
        Ok(fs::write(folder.join(format!("{name}.png")), png)?)
    });
    written.expect("a picture can be taken");
}

/// The text of a file of the site.
pub fn text(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
