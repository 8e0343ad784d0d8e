//! The pages in a real browser: Chromium, without a window.

mod support;

use std::fs;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};
use support::{
    PHONE, Reader, WIDE, browser, folder, is_strict, site, text, workspace,
};
use xtask::lesson::discover::Language;
use xtask::session::python;

/// A lesson that shows everything.
const LESSON: &str = "gather.html";

#[test]
fn no_page_complains_asks_outside_or_scrolls_sideways() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    let mut wrong = Vec::new();
    for size in [WIDE, PHONE] {
        reader.size(size);
        for page in &site().pages {
            reader.open(page);
            let width = reader.ask("document.documentElement.scrollWidth");
            if width.as_f64() > Some(f64::from(size.0)) {
                wrong.push(format!("{page} is {width} wide at {}", size.0));
            }
            for complaint in reader.complaints() {
                wrong.push(format!("{page}: {complaint}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn programs_stand_side_by_side_or_one_below_the_other() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    let places = "(() => { const at = (language) => document.querySelector(\
        `#step-1 .code.${language}`).getBoundingClientRect(); const [p, r] = \
        ['python', 'rust'].map(at); return [Math.abs(p.top - r.top) < 2, \
        p.right <= r.left, p.bottom <= r.top]; })()";
    reader.open(LESSON);
    let wide = reader.tab.evaluate(&format!("JSON.stringify({places})"), false);
    let wide = wide.expect("an answer").value;
    assert_eq!(wide, Some(json!("[true,true,false]")));
    reader.size((1720, 1000));
    reader.open(LESSON);
    assert!(reader.is(
        "(() => { const box = (s) => document.querySelector(`#step-1 ${s}`)\
         .getBoundingClientRect(); return box('.note').right <= \
         box('.code.python').left; })()"
    ));
    reader.size(PHONE);
    reader.open(LESSON);
    let narrow =
        reader.tab.evaluate(&format!("JSON.stringify({places})"), false);
    let narrow = narrow.expect("an answer").value;
    assert_eq!(narrow, Some(json!("[false,false,true]")));
}

#[test]
fn the_switch_works_and_is_remembered() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    let shown = |language: &str| {
        reader.is(&format!(
            "document.querySelector('#step-1 .code.{language}').offsetWidth > 0"
        ))
    };
    reader.open(LESSON);
    assert!(shown("python") && shown("rust"));
    reader.ask("document.querySelector('input[value=rust]').click()");
    assert!(!shown("python") && shown("rust"));
    reader.open("join.html");
    assert!(!shown("python") && shown("rust"));
    assert!(reader.is("document.querySelector('input[value=rust]').checked"));
    reader.ask("document.querySelector('input[value=both]').click()");
    assert!(shown("python") && shown("rust"));
}

#[test]
fn search_finds_a_lesson_and_leads_there() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    reader.open("index.html");
    reader.press("/");
    reader.until("document.activeElement.id === 'mdbook-searchbar'");
    reader.tab.type_str("gather").expect("it can be typed");
    reader.until("document.querySelector('#mdbook-searchresults a') !== null");
    let first = "document.querySelector('#mdbook-searchresults a')";
    let link = reader.ask(&format!("{first}.getAttribute('href')"));
    let link = link.as_str().expect("a link");
    assert!(link.starts_with("gather.html"), "{link}");
    reader.ask(&format!("{first}.click()"));
    reader.until("location.pathname.endsWith('gather.html')");
    assert_eq!(reader.complaints(), Vec::<String>::new());
}

#[test]
fn copying_gives_the_exact_text() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    // The clipboard belongs to whoever uses this machine.
    let catch = "navigator.clipboard.writeText = async (t) => { window.got = \
                 t; }";
    for lesson in &workspace().lessons {
        reader.open(&format!("{}.html", lesson.name));
        reader.ask(catch);
        for language in Language::ALL {
            let id = language.id();
            reader.ask(&format!(
                "document.querySelector('[data-copies={id}]').click()"
            ));
            let got = reader.ask("window.got");
            let program = text(&lesson.program(language));
            assert_eq!(got, Value::from(program), "{}", lesson.name);
        }
    }
    reader.ask("document.querySelector('#step-1 .python .copy').click()");
    let step = reader.ask("window.got");
    let step = step.as_str().expect("a text");
    let last = workspace().lessons.last().cloned().expect("a lesson");
    assert!(text(&last.program(Language::Python)).contains(step), "{step}");
}

#[test]
fn an_answer_comes_after_a_guess_by_mouse_and_by_keys() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    let experiment = "#experiment-without-spawn";
    let open =
        format!("document.querySelector('{experiment} details.answer').open");
    let said = format!("document.querySelector('{experiment} .verdict')");
    reader.open(LESSON);
    reader.click(&format!("{experiment} .send button"));
    assert!(!reader.is(&open), "without a guess");
    reader.until(&format!("{said}.textContent.startsWith('First')"));
    reader.click(&format!("{experiment} input[value=same]"));
    reader.click(&format!("{experiment} .send button"));
    reader.until(&open);
    assert!(reader.is(&format!("{said}.textContent.includes('right')")));
    reader.open(LESSON);
    reader.ask(&format!(
        "document.querySelector('{experiment} input[type=radio]').focus()"
    ));
    for key in ["ArrowDown", "ArrowDown", "Enter"] {
        reader.press(key);
    }
    reader.until(&open);
    assert!(reader.is(&format!("{said}.textContent.includes('not this')")));
}

#[test]
fn without_scripts_everything_can_be_read() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    reader.scripts(false);
    reader.open(LESSON);
    // Asking is allowed where the page's own scripts are not.
    assert!(!reader.is("document.documentElement.classList.contains('js')"));
    let summary = "#experiment-without-spawn details.answer > summary";
    assert!(
        reader.is(&format!(
            "document.querySelector('{summary}').offsetHeight > 0"
        ))
    );
    // A click of the mouse is prepared by a script, a key is not.
    reader.ask(&format!("document.querySelector('{summary}').focus()"));
    reader.press("Enter");
    reader.until("document.querySelector('details.answer[open]') !== null");
    assert!(
        reader.is(
            "[...document.querySelectorAll('button.copy, .guess, .switch')]\
         .every((e) => e.offsetHeight === 0)"
        )
    );
}

#[test]
fn a_lesson_is_presented_by_keys() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    reader.size((1280, 720));
    reader.open(LESSON);
    reader.press("p");
    reader.until("document.documentElement.classList.contains('presenting')");
    let at = "document.querySelector('.deck output').textContent";
    let visible = "[...document.querySelectorAll('main .slide')]\
        .filter((s) => s.offsetHeight > 0).length";
    assert_eq!(reader.ask(visible), json!(1));
    let first = reader.ask(at);
    reader.press("ArrowRight");
    reader.press("ArrowRight");
    assert_ne!(reader.ask(at), first);
    assert!(reader.is("document.documentElement.scrollWidth <= 1280"));
    reader.press("End");
    reader.press("ArrowLeft");
    let answers = "document.querySelectorAll('details.answer[open]').length";
    reader.press("ArrowRight");
    assert_eq!(reader.ask(answers), json!(1));
    reader.press("n");
    assert!(reader.is("document.querySelector('.notes').offsetHeight > 0"));
    reader.press("Escape");
    assert!(reader.is("document.querySelectorAll('.bar').length === 1 && \
                       document.querySelector('.bar').offsetHeight > 0"));
    assert_eq!(reader.complaints(), Vec::<String>::new());
}

#[test]
fn the_last_slide_presents_the_next_lesson_of_a_course() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    reader.open(LESSON);
    reader.press("p");
    reader.press("End");
    reader.ask("document.querySelector('.slide.now .hops a').click()");
    let away = "!location.pathname.endsWith('gather.html')";
    let presents = "document.documentElement.classList.contains('presenting')";
    reader.until(&format!("{away} && {presents}"));
}

#[test]
fn keys_turn_pages_and_steps_are_marked() {
    let Some(browser) = browser() else { return };
    let reader = Reader::new(&browser);
    reader.open(LESSON);
    reader.ask("document.querySelector('#step-1 .number').focus()");
    assert!(
        reader.is(
            "document.querySelector('#step-1').classList.contains('marked')"
        )
    );
    reader.press("ArrowRight");
    let loaded = "document.readyState === 'complete'";
    let away = "!location.pathname.endsWith('gather.html')";
    reader.until(&format!("{away} && {loaded}"));
    reader.press("ArrowLeft");
    reader.until("location.pathname.endsWith('gather.html')");
}

#[test]
fn axe_finds_nothing_in_the_light() {
    let rules = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']";
    axe_finds_nothing(false, rules);
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    axe_finds_nothing(true, "['color-contrast']"); // the rest needs no colours
}

fn axe_finds_nothing(is_dark: bool, rules: &str) {
    let Some(browser) = browser() else { return };
    let Some(axe) = axe() else { return };
    let reader = Reader::new(&browser);
    let check = "axe.run(document, { runOnly: RULES }).then((r) => \
        JSON.stringify(r.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => \
        n.target.join(' ') + ' ' + n.any.map((a) => a.message).join('; '))\
        .join(' | ')}`)))";
    let check = check.replace("RULES", rules);
    let mut wrong = Vec::new();
    reader.dark(is_dark);
    for page in &site().pages {
        reader.open(page);
        reader.ask(
            "document.querySelectorAll('main details').forEach((d) => { \
             d.open = true; })",
        );
        reader.tab.evaluate(&axe, false).expect("axe can be loaded");
        let found = reader.ask(&check);
        let found = found.as_str().unwrap_or("no answer");
        if found != "[]" {
            wrong.push(format!("{page}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// axe-core, from the package that `requirements.txt` pins; nothing where it
/// cannot be had.
fn axe() -> Option<String> {
    static AXE: OnceLock<Result<String, String>> = OnceLock::new();
    let found = AXE.get_or_init(fetch_axe).clone();
    if let Err(error) = &found {
        assert!(!is_strict(), "no axe-core: {error}");
        eprintln!("skipped: no axe-core: {error}");
    }
    found.ok()
}

fn fetch_axe() -> Result<String, String> {
    let folder = folder("axe");
    let script = folder.join("axe_playwright_python/axe.min.js");
    if !script.is_file() {
        let workspace = workspace();
        let python = python::prepare(&workspace, None, &[])
            .map_err(|error| format!("{error:#}"))?;
        let python = || Command::new(&python.interpreter);
        let requirements = workspace.root.join("book/tests/requirements.txt");
        done(
            python()
                .args(["-m", "pip", "download", "--quiet", "--no-deps", "-r"])
                .arg(requirements)
                .arg("--dest")
                .arg(&folder),
        )?;
        let wheels = fs::read_dir(&folder).map_err(|e| e.to_string())?;
        let mut wheels = wheels.flatten().map(|entry| entry.path());
        let wheel = wheels.find(|p| p.extension().is_some_and(|e| e == "whl"));
        let wheel = wheel.ok_or("pip has saved nothing")?;
        done(python().args(["-m", "zipfile", "-e"]).args([&wheel, &folder]))?;
    }
    fs::read_to_string(script).map_err(|error| error.to_string())
}

fn done(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    output.status.success().then_some(()).ok_or(said)
}
